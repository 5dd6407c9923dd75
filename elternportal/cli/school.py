"""The command that imports the school from its own files: plan shown first, then applied."""

from pathlib import Path
from typing import Annotated

import typer

from elternportal.cli.console import complain, opened_database, progress_bar, say, text
from elternportal.cli.import_plan import print_plan, print_way_out
from elternportal.domain.people import SYSTEM
from elternportal.imports.findings import LineRef
from elternportal.imports.folder import read_folder
from elternportal.services.school.import_sources import (
    create_source,
    renew_token,
    revoke_source,
    source_named,
)
from elternportal.services.school.school_import import apply, preview


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    importing = typer.Typer(no_args_is_help=True, help="Bring in the school's data.")
    importing.callback()(_importing)
    importing.command("untis")(import_untis)
    importing.command("token")(import_token)
    importing.command("revoke")(import_revoke)
    app.add_typer(importing, name="import")


def _importing() -> None:
    """Without a callback a group of one command would swallow that command's name."""


def import_untis(
    folder: Annotated[Path, typer.Argument(help="The folder with the GPU*.TXT files.")],
    leave_out: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE:LINE", help="A row to leave out; FILE:0 is the whole file."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Apply without asking.")] = False,
    missing: Annotated[
        int | None,
        typer.Option(help="How many leave, if a large part of the school is not in the files."),
    ] = None,
) -> None:
    """Show what the files would change, and apply it."""
    rows_out = [_line_ref(reference) for reference in leave_out or ()]
    files = read_folder(folder)
    with opened_database() as database:
        with progress_bar("import-phase-reading") as advance, database.reading() as session:
            plan = preview(session, SYSTEM, files, rows_out, advance)
        print_plan(plan)
        if plan.error_refs:
            complain(text("cli-import-errors", count=len(plan.error_refs)))
            print_way_out(folder, rows_out, plan)
            raise typer.Exit(1)
        if plan.is_empty:
            say("cli-import-nothing")
            return
        if plan.missing and missing != plan.missing:
            complain(text("cli-import-missing", count=plan.missing))
            raise typer.Exit(1)
        if not yes:
            typer.confirm(text("cli-import-ask"), abort=True)
        with progress_bar("import-phase-comparing") as advance, database.transaction() as session:
            apply(session, SYSTEM, files, rows_out, advance, missing)
    say("cli-import-done")


def import_token(
    name: Annotated[str, typer.Argument(help="The program, e.g. Untis.")],
) -> None:
    """Let a program upload plans, and print its token; an earlier one of this name is void."""
    with opened_database() as database, database.transaction() as session:
        known = source_named(session, name)
        token = (
            create_source(session, SYSTEM, name)
            if known is None
            else renew_token(session, SYSTEM, known)
        )
    say("cli-import-token")
    typer.echo(token)


def import_revoke(
    name: Annotated[str, typer.Argument(help="The program whose token shall be void.")],
) -> None:
    """Make a program's token void."""
    with opened_database() as database, database.transaction() as session:
        revoke_source(session, SYSTEM, source_named(session, name) or 0)
    say("cli-import-revoked")


def _line_ref(reference: str) -> LineRef:
    file, _, line = reference.rpartition(":")
    if not file or not line.isdigit():
        raise typer.BadParameter(text("cli-import-bad-reference", reference=reference))
    return file, int(line)
