"""The database by itself: how SQLite is set up, and who waits for whom."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from elternportal.db import Database
from elternportal.models.school import Subject
from tests.support.waiting import eventually

LONGEST_READ_SECONDS = 20.0  # whoever waits for the writer waits half a minute, or for ever


def add(name: str) -> Callable[[Session], None]:
    return lambda session: session.add(Subject(short_name=name))


def names(session: Session) -> list[str]:
    return list(session.exec(select(col(Subject.short_name)).order_by(col(Subject.id))))


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("busy_timeout", 30_000),
        ("foreign_keys", 1),
    ],
)
def test_R2_every_connection_is_durable_and_checks_foreign_keys(
    sqlite_database: Database, pragma: str, value: object
) -> None:
    """Also those that threads open while others are in use."""
    connections = [sqlite_database.engine.connect() for _ in range(5)]
    for connection in connections:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value
        connection.close()


def test_R2_a_writing_transaction_has_the_lock_before_it_reads(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """So nobody decides on what another writer is just changing."""
    other = sqlite3.connect(tmp_path / "portal.db", timeout=0)
    with sqlite_database.transaction() as session:
        names(session)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_R2_a_portal_does_not_start_on_a_database_that_cannot_be_durable() -> None:
    in_memory = Database("sqlite:///file::memory:?uri=true")
    with pytest.raises(RuntimeError, match="journal_mode"):
        in_memory.check()
    in_memory.close()


def test_a_reading_session_sees_one_moment_whatever_is_written_meanwhile(
    database: Database,
) -> None:
    with database.reading() as reading:
        assert names(reading) == []
        with database.transaction() as session:
            add("M")(session)
        assert names(reading) == []
    with database.reading() as reading:
        assert names(reading) == ["M"]


def test_a_writing_session_sees_what_others_wrote_before_it_won_a_lock(database: Database) -> None:
    """Also on a connection that a reading session has used before."""
    with database.reading() as reading:
        names(reading)
    with database.transaction() as session:
        assert names(session) == []
        if not database.is_sqlite:  # SQLite has one writer at a time
            with database.transaction() as other:
                add("M")(other)
            assert names(session) == ["M"]


async def test_pages_read_while_a_long_import_writes_and_bookings_wait_for_it(
    database: Database,
) -> None:
    may_end, has_begun = threading.Event(), threading.Event()

    def long_work(session: Session) -> None:
        session.add(Subject(short_name="import"))
        session.flush()
        has_begun.set()
        assert may_end.wait(20)

    importing = asyncio.create_task(database.write_long(long_work))
    await asyncio.to_thread(has_begun.wait)
    database.write_in_background(add("later"))
    bookings = [asyncio.create_task(database.write(add(f"booking {n}"))) for n in range(20)]

    async with asyncio.timeout(LONGEST_READ_SECONDS):
        for _ in range(20):
            assert "import" not in await database.read(names)
        assert "import" not in await database.read_long(names)
    if database.is_sqlite:  # PostgreSQL locks rows, so there nobody waits
        assert not any(booking.done() for booking in bookings)

    may_end.set()
    await asyncio.gather(importing, *bookings)
    await eventually(lambda: not database._background)
    assert {"import", "later", *(f"booking {n}" for n in range(20))} == set(
        await database.read(names)
    )


async def test_the_event_loop_runs_on_while_another_process_writes(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """As ``elternportal import`` does while the portal serves."""
    other = sqlite3.connect(tmp_path / "portal.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    booking = asyncio.create_task(sqlite_database.write(add("booking")))
    async with asyncio.timeout(LONGEST_READ_SECONDS):
        for _ in range(20):
            assert await sqlite_database.read(names) == []
            await asyncio.sleep(0)
    assert not booking.done()
    other.execute("COMMIT")
    await booking
    assert await sqlite_database.read(names) == ["booking"]
    other.close()


async def test_a_write_that_nobody_waits_for_logs_its_failure(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await sqlite_database.write(add("M"))
    sqlite_database.write_in_background(add("M"))
    await eventually(lambda: not sqlite_database._background)
    assert "nobody waits" in caplog.text
