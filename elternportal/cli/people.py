"""Commands for people: the first account of the office or head, and PINs for parents."""

import asyncio
import os
from pathlib import Path
from typing import Annotated, BinaryIO, ClassVar

import typer

from elternportal.cli.console import opened_database, progress_bar, say, text
from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.errors import InvalidInput
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.access.people import create_admin
from elternportal.services.access.pin_jobs import letter_of
from elternportal.services.access.pin_letters import pin_letters
from elternportal.services.access.pin_overview import PinFilter, list_pins
from elternportal.services.access.pins import IssuedPin, IssuePins, Keep, issue_pins

PRIVATE = 0o600


class FileNotWritable(InvalidInput):
    """``reason`` is the system's own word for it."""

    key: ClassVar[str] = "cli-file-not-writable"


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    admin = typer.Typer(no_args_is_help=True, help="Accounts of office and head.")
    admin.command("create")(create_account)
    app.add_typer(admin, name="admin")
    pins = typer.Typer(no_args_is_help=True, help="PINs with which parents activate accounts.")
    pins.command("issue")(issue)
    app.add_typer(pins, name="pins")


def create_account(
    email: Annotated[str, typer.Option(prompt=True)],
    name: Annotated[str, typer.Option(prompt=True)],
    password: Annotated[
        str,
        typer.Option(
            prompt=True,
            hide_input=True,
            confirmation_prompt=True,
            envvar="ELTERNPORTAL_ADMIN_PASSWORD",
            help="Better typed at the prompt: other users can read a command line.",
        ),
    ],
    head: Annotated[
        bool, typer.Option("--head", help="For the head instead of the office.")
    ] = False,
) -> None:
    """Create an account for the office, or for the head."""
    with opened_database() as database, database.transaction() as session:
        create_admin(session, email, name, password, is_head=head)
    say("cli-admin-created", email=email)


def issue(
    file: Annotated[Path, typer.Argument(help="The PDF with the letters, a page per PIN.")],
    child: Annotated[
        list[str] | None,
        typer.Option(metavar="'SURNAME, FIRST NAME'", help="Only this child; may be repeated."),
    ] = None,
    class_name: Annotated[str, typer.Option("--class", help="Only children of this class.")] = "",
    copies: Annotated[int, typer.Option(help="PINs per child, one for each guardian.")] = 1,
    keep_unused: Annotated[
        bool, typer.Option("--keep-unused", help="Let the child's unused PINs live on.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Also children who have a valid PIN already.")
    ] = False,
) -> None:
    """Issue PINs to all children without a guardian and without a valid PIN (or those named) and
    write their letters.
    """
    with opened_database() as database:
        chosen = _choose(database, child or [], class_name, replaces_valid=replace)
        with database.reading() as session:
            settings = school_settings(session)
        # A PIN can never be read again: whether its letter can be written is known before.
        with _opened_privately(file) as letters:
            issued = _issue(
                database,
                IssuePins(chosen, copies, keep_unused, replaces_valid=replace),
                lambda pins: _overwrite(
                    letters, pin_letters([letter_of(p) for p in pins], settings)
                ),
            )
    if issued:
        say("cli-pins-written", count=len(issued), file=str(file))
        return
    say("cli-pins-none")
    if file.is_file() and not file.stat().st_size:
        file.unlink()


def _issue(database: Database, command: IssuePins, keep: Keep) -> list[IssuedPin]:
    with progress_bar("cli-pins-making") as advance:
        return asyncio.run(
            issue_pins(
                database,
                SYSTEM,
                command,
                lambda n, all_: advance(n, all_, "cli-pins-making"),
                keep,
            )
        )


def _choose(
    database: Database, names: list[str], class_name: str, *, replaces_valid: bool
) -> tuple[int, ...] | None:
    """The ids of the named children; None means every child without a guardian."""
    if not names and not class_name:
        return None
    wanted = {name.casefold() for name in names}
    with database.reading() as session:
        rows = list_pins(session, SYSTEM, PinFilter(without_guardian=not names))
    found = [row for row in rows if not class_name or row.class_name == class_name]
    if names:
        found = [row for row in found if row.name.casefold() in wanted]
        missing = wanted - {row.name.casefold() for row in found}
        if missing or len(found) > len(wanted):
            raise typer.BadParameter(text("cli-pins-not-one-child", names="; ".join(names)))
    elif not replaces_valid:
        found = [row for row in found if not row.open_pins]
    return tuple(row.pupil_id for row in found)


def _opened_privately(file: Path) -> BinaryIO:
    """The letters hold PINs in clear, so nobody else on the machine may read them.

    Raises:
        FileNotWritable
    """
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT, PRIVATE)
        os.fchmod(descriptor, PRIVATE)
    except OSError as error:
        raise FileNotWritable(file=str(file), reason=error.strerror) from error
    return os.fdopen(descriptor, "wb")


def _overwrite(opened: BinaryIO, content: bytes) -> None:
    if opened.seekable():  # a pipe holds nothing old
        opened.truncate(0)
    opened.write(content)
