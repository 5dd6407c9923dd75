"""How commands speak: in the school's language, with progress, errors in red on stderr."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from pydantic import ValidationError
from rich.console import Console
from rich.progress import Progress
from sqlalchemy.exc import SQLAlchemyError

from elternportal import migrations
from elternportal.db import Database
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.settings import default_language, get_settings

# What the database says of itself; a driver's other lines repeat it, an address may hold secrets.
LONGEST_REASON = 200

console = Console(highlight=False)
_errors = Console(stderr=True, style="bold red", highlight=False)

Advance = Callable[[int, int, str], None]


def text(key: str, /, **args: Any) -> str:
    """A sentence of the catalogue in the school's language."""
    return t(key, default_language(), **args)


def say(key: str, /, **args: Any) -> None:
    """Print a sentence of the catalogue."""
    console.print(text(key, **args), markup=False)


def complain(sentence: str) -> None:
    """Print an error."""
    _errors.print(sentence, markup=False)


def say_error(error: PortalError) -> None:
    """Print the sentence of a typed error."""
    complain(text(error.text_key, **error.args_for_text))


def say_refused_settings(refused: ValidationError) -> None:
    """Print which settings are refused and why."""
    for error in refused.errors():
        if error["type"].startswith("cli-setting-"):
            complain(text(error["type"], **error.get("ctx", {})))
        else:
            field = str(error["loc"][0])
            name = field if field == "PORT" else f"ELTERNPORTAL_{field.upper()}"
            complain(text("cli-setting-refused", name=name))


class DatabaseNotReady(PortalError):
    """The database has not the tables of this version."""

    key = "cli-not-migrated"


def say_unreachable(error: SQLAlchemyError) -> None:
    """Print that the database does not answer, with its own reason."""
    complain(text("cli-database-unreachable", reason=_reason_of(error)))


def say_damaged(error: SQLAlchemyError) -> None:
    """Print that the database cannot be read any more, with its own reason."""
    complain(text("cli-database-damaged", reason=_reason_of(error)))


def _reason_of(error: SQLAlchemyError) -> str:
    reason = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
    return reason[:LONGEST_REASON]


@contextmanager
def progress_bar(start_key: str) -> Iterator[Advance]:
    """A bar that moves with calls of (done, all, key of the phase)."""
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(text(start_key), total=None)

        def advance(done: int, total: int, phase: str) -> None:
            progress.update(task, description=text(phase), completed=done, total=total or None)

        yield advance


class Steps:
    """One line for each step of a long task: what is done, then how long it took."""

    def __init__(self, done: int, total: int) -> None:
        self._done = done
        self._total = total

    def next(self, key: str, end: str = "\n") -> None:
        """Print the number and the text of the step that begins."""
        self._done += 1
        console.print(
            f"{self._done}/{self._total} {text(key)}", end=end, markup=False, soft_wrap=True
        )

    @contextmanager
    def step(self, key: str) -> Iterator[None]:
        """A step whose seconds stand at the end of its line; where it fails, the line just ends."""
        self.next(key, end=" ")
        begin = monotonic()
        took = ""
        try:
            yield
            took = text("cli-step-took", seconds=round(monotonic() - begin, 1))
        finally:
            console.print(took, markup=False)


@contextmanager
def opened_database() -> Iterator[Database]:
    """The portal's database for the time of one command.

    Raises:
        DatabaseNotReady: it has not the tables of this version.
    """
    sql_url = get_settings().sql_url
    if not migrations.is_current(sql_url):
        raise DatabaseNotReady()
    database = Database(sql_url)
    try:
        yield database
    finally:
        database.close()
