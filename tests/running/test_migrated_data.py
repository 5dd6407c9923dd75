"""What a school has entered survives a migration, and obeys the rules that came with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, Table, create_engine, text

from elternportal.migrations import config, migrate
from tests.support.databases import PostgresServer

THEN = datetime(2026, 11, 1, 8, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/portal.db"
    postgres: PostgresServer = request.getfixturevalue("postgres")
    return postgres.empty_database()


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    engine = create_engine(url)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def add(connection: Connection, table: str, **row: Any) -> None:
    """Insert a row into a table as it was then; what is not named is 0, "" or empty."""
    then = Table(table, MetaData(), autoload_with=connection)
    plain = {"str": "", "int": 0, "bool": False, "datetime": THEN}
    blank = {
        column.name: plain[column.type.python_type.__name__]
        for column in then.columns
        if not column.nullable and column.name != "id" and column.server_default is None
        if column.type.python_type.__name__ in plain
    }
    connection.execute(then.insert().values(**blank | row))


def add_account(connection: Connection, account_id: int) -> None:
    add(connection, "account", id=account_id, email=f"person{account_id}@example.org")


def add_audiences(connection: Connection, *ids: int) -> None:
    for audience_id in ids:
        add(connection, "audience", id=audience_id)


def test_an_anonymous_poll_that_was_shown_at_once_is_shown_after_its_end(url: str) -> None:
    command.upgrade(config(url), "0002")
    with connected(url) as connection:
        add_account(connection, 1)
        add_audiences(connection, 1, 2)
        for poll_id, is_anonymous in ((1, True), (2, False)):
            add(
                connection,
                "poll",
                id=poll_id,
                is_anonymous=is_anonymous,
                shows_result_at_once=True,
                ends_on=THEN.date(),
                audience_id=poll_id,
                author_id=1,
                shown_votes=5 if is_anonymous else 0,
            )
        add(connection, "poll_option", id=1, poll_id=1, text="Rot", votes=12, shown=5)
        add(connection, "poll_ballot", id=1, poll_id=1, account_id=1)
    migrate(url)
    with connected(url) as connection:
        polls = connection.execute(text("SELECT shows_result_at_once FROM poll ORDER BY id"))
        assert [bool(at_once) for at_once in polls.scalars()] == [False, True]
        assert connection.scalar(text("SELECT votes FROM poll_option")) == 12
        assert connection.scalar(text("SELECT count(*) FROM poll_ballot")) == 1
    command.downgrade(config(url), "0002")


def test_a_letter_that_waits_for_its_time_knows_who_set_it_last(url: str) -> None:
    author, first, last = 1, 2, 3
    command.upgrade(config(url), "0003")
    with connected(url) as connection:
        for account_id in (author, first, last):
            add_account(connection, account_id)
        add_audiences(connection, 1, 2, 3)
        for letter_id, state in ((1, "scheduled"), (2, "scheduled"), (3, "draft")):
            add(
                connection,
                "letter",
                id=letter_id,
                number=letter_id,
                author_id=author,
                audience_id=letter_id,
                state=state,
                publish_at=THEN,
            )
        for letter_id, account_id in ((1, first), (1, last), (3, last)):
            add(
                connection,
                "audit_entry",
                account_id=account_id,
                action="letter-scheduled",
                subject="letter",
                subject_id=letter_id,
                detail={},
            )
    migrate(url)
    with connected(url) as connection:
        letters = connection.execute(text("SELECT scheduled_by_id FROM letter ORDER BY id"))
        assert letters.scalars().all() == [last, author, None]
    command.downgrade(config(url), "0003")


def test_a_mailbox_has_one_form_and_a_name_from_a_mac_is_the_same_name(url: str) -> None:
    stored = {
        1: "anna@xn--wei-7ka.example",
        2: "ben@b\u0308ro.example",
        3: "dora@tür.example",
        4: "dora@xn--tr-xka.example",  # a second account of the same mailbox
        5: "carla@weiss.example",
    }
    command.upgrade(config(url), "0008")
    with connected(url) as connection:
        for account_id, email in stored.items():
            add(connection, "account", id=account_id, email=email)
        add(connection, "pupil", id=1, key="1", surname="Scha\u0308fer", is_active=True)
    migrate(url)
    with connected(url) as connection:
        emails = connection.execute(text("SELECT email FROM account ORDER BY id")).scalars().all()
        assert emails[0] == "anna@weiß.example"
        assert emails[2:] == [stored[3], stored[4], stored[5]]
        assert connection.scalar(text("SELECT surname FROM pupil")) == "Schäfer"
