"""The nightly run by which old data goes, and its rehearsal."""

from collections.abc import Sequence
from datetime import date, time

from sqlalchemy import text
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.backup.deletions import forget_old
from elternportal.db import Database
from elternportal.domain.operations import RunKind
from elternportal.models.operations import OperationRun
from elternportal.services.operations.retention import run_retention
from elternportal.services.operations.runs import note_run

NOT_BEFORE = time(3)  # on the school's clock: nobody waits for the database then

# Of several processes one is the first; the others wait for it and then find that it is done.
_TAKE_THE_NIGHT = text(
    "INSERT INTO operation_run (kind, day, ended_at, counts)"
    " VALUES (:kind, :day, :now, '{}') ON CONFLICT (kind, day) DO NOTHING"
)


class _OnlyLooking(Exception):
    """Rolls a rehearsal back."""


def nights_due(session: Session) -> Sequence[int]:
    """Today, as the number of its day, if it is late enough and nothing has run today."""
    today = clock.today()
    if clock.to_school(clock.now()).time() < NOT_BEFORE or _run_of(session, today):
        return []
    return [today.toordinal()]


def run_at_night(session: Session, day_number: int) -> None:
    """Delete what was kept long enough, once for this day."""
    day = date.fromordinal(day_number)
    if not _take(session, day):
        return
    counts = run_retention(session)
    forget_old(session)
    run = _run_of(session, day)
    assert run
    run.ended_at, run.counts = clock.now(), counts


def delete_old_rows(session: Session) -> dict[str, int]:
    """The same at once, by command; returns how many rows of which table went."""
    counts = run_retention(session)
    note_run(session, RunKind.RETENTION, counts)
    return counts


def rehearse(database: Database) -> dict[str, int]:
    """How many rows of which table a run would delete now; nothing is changed."""
    counts: dict[str, int] = {}
    try:
        with database.transaction() as session:
            counts = run_retention(session)
            raise _OnlyLooking
    except _OnlyLooking:
        return counts


def _take(session: Session, day: date) -> bool:
    values = {"kind": RunKind.RETENTION.value, "day": day, "now": clock.now()}
    taken = session.connection().execute(_TAKE_THE_NIGHT, values)
    return bool(taken.rowcount)


def _run_of(session: Session, day: date) -> OperationRun | None:
    return session.exec(
        select(OperationRun).where(
            col(OperationRun.kind) == RunKind.RETENTION, col(OperationRun.day) == day
        )
    ).first()
