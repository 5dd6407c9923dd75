"""The record of what was done is a chain that shows every change."""

import threading

import pytest
from sqlalchemy import text
from sqlmodel import select

from elternportal.db import Database
from elternportal.models.audit import AuditEntry
from elternportal.services.audit import record
from elternportal.services.audit_chain import exported_rows, verify_chain
from tests.support.world import World

WRITERS, EACH = 4, 10


def write(database: Database, *actions: str) -> None:
    with database.transaction() as session:
        for action in actions:
            record(session, None, action, "test", 1, reason="weil es so ist – ä")


def fail(database: Database) -> None:
    with database.transaction() as session:
        record(session, None, "never", "test", 4)
        raise ZeroDivisionError


def test_rows_are_linked_whoever_writes_at_the_same_time_and_whatever_rolls_back(
    database: Database, world: World
) -> None:
    def work(number: int) -> None:
        for turn in range(EACH):
            write(database, f"a-{number}-{turn}", f"b-{number}-{turn}")

    threads = [threading.Thread(target=work, args=[number]) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.transaction() as session:
        record(session, world.olga.account_id, "kept", "test", 2)
        nested = session.begin_nested()
        record(session, None, "rolled-back", "test", 3)
        session.flush()
        nested.rollback()
    with pytest.raises(ZeroDivisionError):
        fail(database)
    write(database, "last")
    with database.reading() as session:
        report = verify_chain(session)
        positions = session.exec(select(AuditEntry.position)).all()
    assert report.broken_at is None
    assert sorted(positions) == list(range(1, WRITERS * EACH * 2 + 3))  # type: ignore[type-var]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_entry SET action = 'harmless' WHERE position = 2",
        "UPDATE audit_entry SET account_id = NULL, subject_id = 7 WHERE position = 2",
        "DELETE FROM audit_entry WHERE position = 2",
        "UPDATE audit_entry SET position = position + 10 WHERE position > 2",
    ],
)
def test_what_was_changed_or_left_out_is_found(
    database: Database, world: World, tampering: str
) -> None:
    write(database, "one", "two", "three", "four")
    with database.reading() as session:
        assert verify_chain(session).broken_at is None
    with database.transaction() as session:
        session.execute(text(tampering))
    with database.reading() as session:
        assert verify_chain(session).broken_at is not None


def test_the_oldest_may_go_and_a_noted_head_tells_whether_the_end_was_cut(
    database: Database, world: World
) -> None:
    write(database, "one", "two", "three")
    with database.reading() as session:
        head = verify_chain(session).head
    with database.transaction() as session:
        session.execute(text("DELETE FROM audit_entry WHERE position = 1"))
    write(database, "four")
    with database.reading() as session:
        report = verify_chain(session, head)
        assert (report.count, report.broken_at, report.holds_head) == (3, None, True)
        rows = list(exported_rows(session))
    assert [row["position"] for row in rows] == [2, 3, 4]
    assert rows[1]["hash"] == rows[2]["previous"] == head
    with database.transaction() as session:
        session.execute(text("DELETE FROM audit_entry WHERE position >= 3"))
    with database.reading() as session:
        assert not verify_chain(session, head).holds_head
