"""The command that invites teachers by mail."""

from collections.abc import Sequence
from typing import Annotated

import typer

from elternportal.cli.console import opened_database, say, text
from elternportal.domain.people import SYSTEM
from elternportal.services.access.invite_teachers import invite_teachers
from elternportal.services.access.teacher_accounts import (
    TeacherAccess,
    TeacherRow,
    teacher_accounts,
)


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    teachers = typer.Typer(no_args_is_help=True, help="Accounts of teachers.")
    teachers.command("invite")(invite)
    app.add_typer(teachers, name="teachers")


def invite(
    short_names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SHORT NAME]...", help="Only these, also once more."),
    ] = None,
) -> None:
    """Invite by mail all teachers with an address and without an account (or those named)."""
    with opened_database() as database, database.transaction() as session:
        teachers = teacher_accounts(session, SYSTEM)
        result = invite_teachers(session, SYSTEM, _named(teachers.rows, short_names or []))
    say("teachers-cli-invited", count=result.invited)
    if result.owned:
        say("teachers-cli-owned", names=", ".join(result.owned))
    if result.refused:
        say("teachers-cli-refused", names=", ".join(result.refused))
    without = teachers.counts[TeacherAccess.NO_ADDRESS]
    if without:
        say("teachers-cli-without-address", count=without)


def _named(rows: Sequence[TeacherRow], short_names: list[str]) -> list[int] | None:
    """The ids of the named teachers; None means all who are to be invited."""
    ids = {row.short_name: row.teacher_id for row in rows}
    unknown = [name for name in short_names if name not in ids]
    if unknown:
        raise typer.BadParameter(text("teachers-cli-unknown", names=", ".join(unknown)))
    return [ids[name] for name in short_names] or None
