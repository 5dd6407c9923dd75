"""Prepared statements give what SQLAlchemy gives, on both databases."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from elternportal.db import Database
from elternportal.db_errors import broken_constraint
from elternportal.models.mail import MailState, OutboxMail
from elternportal.prepared import Prepared

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
MAIL = {
    "event": "first",
    "template": "plan",
    "recipient": "anna@one.example",
    "language": "de",
    "message_id": "<1@school.example>",
    "params": {"evening_id": 3},
    "state": MailState.QUEUED.value,
    "rank": 1,
    "attempts": 0,
    "last_error": "",
    "subject": "",
    "body": "",
    "created_at": NOON,
    "due_at": NOON,
}
INSERT = Prepared(insert(OutboxMail).returning(col(OutboxMail.id)), columns=tuple(MAIL))
INSERT_ALL = Prepared(insert(OutboxMail).inline(), columns=tuple(MAIL))
BY_EVENT = Prepared(
    select(col(OutboxMail.recipient), col(OutboxMail.due_at), col(OutboxMail.params))
    .where(col(OutboxMail.event) == bindparam("event"), col(OutboxMail.state) == MailState.QUEUED)
    .order_by(col(OutboxMail.recipient))
)


def test_values_come_back_as_their_columns_have_them(database: Database) -> None:
    with database.transaction() as session:
        assert INSERT.first(session, **MAIL).id == 1
        assert BY_EVENT.all(session, event="none") == []
        (row,) = BY_EVENT.all(session, event="first")
    assert (row.recipient, row.due_at, row.params) == ("anna@one.example", NOON, MAIL["params"])


def test_many_rows_are_written_at_once(database: Database) -> None:
    with database.transaction() as session:
        INSERT_ALL.write(
            session,
            [{**MAIL, "recipient": f"{it}@one.example", "message_id": it} for it in "ba"],
        )
    with database.reading() as session:
        rows = BY_EVENT.all(session, event="first")
    assert [row.recipient for row in rows] == ["a@one.example", "b@one.example"]


def test_an_error_names_its_constraint(database: Database) -> None:
    with database.transaction() as session:
        INSERT.first(session, **MAIL)
        with pytest.raises(IntegrityError) as error, session.begin_nested():
            INSERT.first(session, **{**MAIL, "message_id": "<2@school.example>"})
        assert broken_constraint(error.value) == "uq_outbox_mail_event_recipient"


async def test_what_the_session_has_not_written_yet_is_seen(database: Database) -> None:
    """And a write that fails takes both back: what was prepared, and what was not."""

    async def write(recipient: str) -> None:
        def work(session):  # type: ignore[no-untyped-def]
            session.add(OutboxMail(**{**MAIL, "recipient": recipient}))
            assert len(BY_EVENT.all(session, event="first")) == 1
            second = {**MAIL, "event": "second", "message_id": "<2@school.example>"}
            INSERT.first(session, **second)
            INSERT.first(session, **second)

        await database.write(work)

    with pytest.raises(IntegrityError):
        await write("anna@one.example")
    with database.reading() as session:
        assert BY_EVENT.all(session, event="first") == BY_EVENT.all(session, event="second") == []


def test_a_value_that_is_missing_is_an_error(database: Database) -> None:
    with database.reading() as session, pytest.raises(KeyError):
        BY_EVENT.all(session)


@pytest.mark.parametrize(
    ("prepared", "why"),
    [
        (Prepared(select(OutboxMail.id).where(col(OutboxMail.rank).in_([0, 1]))), "a list"),
        (Prepared(insert(OutboxMail), columns=("event",)), "with a default"),
    ],
)
def test_what_cannot_be_prepared_says_so(database: Database, prepared: Prepared, why: str) -> None:
    with database.transaction() as session, pytest.raises(ValueError, match=why):
        prepared.all(session, event="first")
