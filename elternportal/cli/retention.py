"""The command that deletes what was kept long enough, or says what it would delete."""

from typing import Annotated

import typer
from rich.table import Table

from elternportal.cli.console import console, opened_database, say
from elternportal.services.operations import delete_old_rows, rehearse


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(retention)


def retention(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be deleted; change nothing.")
    ] = False,
) -> None:
    """Delete what was kept long enough, as happens by itself each night."""
    with opened_database() as database:
        if dry_run:
            counts = rehearse(database)
        else:
            with database.transaction() as session:
                counts = delete_old_rows(session)
    if not counts:
        say("retention-nothing")
        return
    say("retention-would-delete" if dry_run else "retention-deleted")
    table = Table("", "", show_header=False)
    for name, count in counts.items():
        table.add_row(name, str(count))
    console.print(table)
