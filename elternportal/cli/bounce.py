"""The command that reads bounces, one from the mail server's pipe or all in a folder."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from sqlalchemy.exc import OperationalError

from elternportal.cli.console import complain, opened_database, say, text
from elternportal.db import Database
from elternportal.mail.bounce_folder import take_folder
from elternportal.mail.bounce_mails import LONGEST
from elternportal.mail.bounces import BounceOutcome, take_bounce

CHUNK = 64 * 1024
TRY_LATER = 75  # EX_TEMPFAIL: the mail server keeps the mail and calls again


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(bounce)


def bounce(
    folder: Annotated[
        Path | None, typer.Option(help="Read all mails in this Maildir or folder instead.")
    ] = None,
) -> None:
    """Read a mail that came back from standard input, and note which address failed."""
    try:
        counts = _take_all(folder)
    except OperationalError as error:
        complain(text("cli-bounce-try-later"))
        raise typer.Exit(TRY_LATER) from error
    for outcome in BounceOutcome:
        if counts[outcome] or folder is not None:
            say(f"cli-bounce-{outcome}", count=counts[outcome])


def _take_all(folder: Path | None) -> Counter[BounceOutcome]:
    with opened_database() as database:
        if folder is None:
            return Counter([_take(database, _read(sys.stdin.buffer))])
        return take_folder(folder, lambda raw: _take(database, raw))


def _take(database: Database, raw: bytes) -> BounceOutcome:
    with database.transaction() as session:
        return take_bounce(session, raw)


def _read(stream: BinaryIO) -> bytes:
    """The beginning of a mail. All is read: a broken pipe would make the mail server try again."""
    beginning = stream.read(LONGEST)
    while stream.read(CHUNK):
        pass
    return beginning
