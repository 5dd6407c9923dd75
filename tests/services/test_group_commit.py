"""Writes of one moment share a commit on SQLite, and nothing else (security R2, R4)."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlmodel import Session, col

from elternportal.db import Change, Database, announce
from elternportal.errors import Conflict
from elternportal.models.school import Subject


def add(name: str, *topics: str) -> Any:
    def work(session: Session) -> str:
        session.add(Subject(short_name=name))
        session.flush()
        announce(session, *topics)
        return name

    return work


def refuse(name: str) -> Any:
    def work(session: Session) -> None:
        add(name, "never")(session)
        raise Conflict()

    return work


def names(database: Database) -> set[str]:
    with database.reading() as session:
        return set(session.execute(select(col(Subject.short_name))).scalars())


def together(*work: Coroutine[Any, Any, Any]) -> list[Any]:
    async def run() -> list[Any]:
        return await asyncio.gather(*work, return_exceptions=True)

    return asyncio.run(run())


def test_a_write_returns_its_result_and_is_there_afterwards(database: Database) -> None:
    assert together(database.write(add("M"))) == ["M"]
    assert names(database) == {"M"}


def test_an_error_undoes_only_the_write_that_raised_it(database: Database) -> None:
    results = together(
        database.write(add("M")), database.write(refuse("E")), database.write(add("D"))
    )
    assert [type(result) for result in results] == [str, Conflict, str]
    assert names(database) == {"M", "D"}


def test_a_broken_constraint_undoes_only_the_write_that_broke_it(database: Database) -> None:
    results = together(*(database.write(add("M")) for _ in range(5)), database.write(add("E")))
    assert sum(result == "M" for result in results) == 1
    assert results[-1] == "E"
    assert names(database) == {"M", "E"}


def test_listeners_hear_of_what_was_committed_only(database: Database) -> None:
    heard: list[Change] = []
    database.on_commit(heard.append)
    together(database.write(add("M", "a")), database.write(refuse("E")))
    assert [change.topics for change in heard] == [frozenset({"a"})]


def test_a_listener_that_fails_is_logged_and_everybody_is_answered(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(change: Change) -> None:
        raise KeyError(change.topics)

    heard: list[Change] = []
    database.on_commit(fail)
    database.on_commit(heard.append)
    assert together(*(database.write(add(name, "a")) for name in "MED")) == ["M", "E", "D"]
    assert len(heard) == 3
    assert caplog.text.count("a listener failed after a commit") == 3


def test_many_writes_of_one_moment_need_few_commits(sqlite_database: Database) -> None:
    commits: list[object] = []
    event.listen(sqlite_database.engine, "commit", commits.append)
    together(*(sqlite_database.write(add(f"S{number}")) for number in range(100)))
    assert len(names(sqlite_database)) == 100
    assert len(commits) <= 6


def test_R4_nobody_is_answered_before_the_commit(sqlite_database: Database) -> None:
    """When the commit fails, every write of the group fails, and none is in the database."""

    def fail(_connection: object) -> None:
        raise OSError("the disk is full")

    event.listen(sqlite_database.engine, "commit", fail)
    results = together(sqlite_database.write(add("M")), sqlite_database.write(add("E")))
    event.remove(sqlite_database.engine, "commit", fail)
    assert [type(result) for result in results] == [OSError, OSError]
    assert names(sqlite_database) == set()


def test_long_and_short_writes_take_turns(sqlite_database: Database) -> None:
    results = together(
        sqlite_database.write_long(add("long")),
        *(sqlite_database.write(add(f"S{number}")) for number in range(10)),
    )
    assert len(results) == 11
    assert len(names(sqlite_database)) == 11


def test_threads_with_event_loops_of_their_own_all_get_their_answers(
    sqlite_database: Database,
) -> None:
    def write(number: int) -> Any:
        return together(sqlite_database.write(add(f"S{number}")))

    with ThreadPoolExecutor(10) as pool:
        results = list(pool.map(write, range(50)))
    assert results == [[f"S{number}"] for number in range(50)]


def test_a_write_whose_asker_has_left_is_still_made(sqlite_database: Database) -> None:
    async def leave() -> None:
        asked = asyncio.create_task(sqlite_database.write(add("M")))
        await asyncio.sleep(0)
        asked.cancel()
        await sqlite_database.write(add("E"))

    asyncio.run(leave())
    assert names(sqlite_database) == {"M", "E"}


@pytest.mark.parametrize("count", [1, 33])
def test_groups_of_every_size_answer_everybody(sqlite_database: Database, count: int) -> None:
    results = together(*(sqlite_database.write(add(f"S{n}")) for n in range(count)))
    assert results == [f"S{n}" for n in range(count)]
