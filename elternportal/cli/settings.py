"""Commands for the school's settings: show them, write them to a file, read them from one."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from elternportal.cli.console import console, opened_database, say, text
from elternportal.domain.people import SYSTEM
from elternportal.errors import InvalidInput
from elternportal.services.school.settings import read_settings
from elternportal.services.school.settings_file import (
    PlannedChangeRow,
    export_settings,
    import_settings,
    plan_import,
)


class FileNotUsable(InvalidInput):
    """The file cannot be read or written; the sentence says why."""

    key = "cli-settings-file"


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    settings = typer.Typer(no_args_is_help=True, help="What the school has decided.")
    settings.command("show")(show)
    settings.command("export")(export)
    settings.command("import")(import_file)
    app.add_typer(settings, name="school-settings")


def show() -> None:
    """All settings; what differs from its default is marked."""
    with opened_database() as database, database.reading() as session:
        views = read_settings(session, SYSTEM).settings
    table = Table(
        text("cli-settings-key"), text("cli-settings-value"), text("cli-settings-default")
    )
    for view in views:
        default = view.setting.format(view.setting.default)
        table.add_row(
            view.setting.key,
            view.setting.format(view.value),
            "" if view.is_default else default or "–",
        )
    console.print(table)


def export(file: Annotated[Path, typer.Argument(help="The JSON file to write.")]) -> None:
    """Write what differs from the defaults to a file."""
    with opened_database() as database, database.reading() as session:
        content = export_settings(session, SYSTEM)
    try:
        file.write_text(content, "utf-8")
    except OSError as error:
        raise FileNotUsable(file=str(file), reason=str(error.strerror)) from error
    say("cli-settings-written", file=str(file))


def import_file(
    file: Annotated[Path, typer.Argument(help="A JSON file that export has written.")],
    yes: Annotated[bool, typer.Option("--yes", help="Apply without asking.")] = False,
) -> None:
    """Show what a file would change, and apply it."""
    content = _read(file)
    with opened_database() as database:
        with database.reading() as session:
            plan = plan_import(session, SYSTEM, content)
        if not plan:
            say("cli-settings-nothing")
            return
        for change in plan:
            _print(change)
        if not yes:
            typer.confirm(text("cli-import-ask"), abort=True)
        with database.transaction() as session:
            count = import_settings(session, SYSTEM, content)
    say("cli-settings-imported", count=count)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise FileNotUsable(file=str(file), reason=str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise FileNotUsable(file=str(file), reason="UTF-8") from error


def _print(change: PlannedChangeRow) -> None:
    old, new = (change.setting.format(value) for value in (change.old, change.new))
    console.print(f"{change.setting.key}: {old} → {new}", markup=False)
