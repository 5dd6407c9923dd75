"""Long work goes on by itself, takes effect in one commit, and belongs to who began it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.jobs import FILE_KEPT, JobState
from elternportal.domain.people import Actor
from elternportal.domain.sorting import parse_order
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.jobs import queue, runner
from elternportal.jobs.kinds import JobKind, JobRun
from elternportal.models.access import Account
from elternportal.models.jobs import Job, JobFile
from elternportal.module import installed, installed_only
from elternportal.schedule import run_due_tasks
from elternportal.services.jobs import JobRunsAlready, start_job
from elternportal.services.jobs.own_jobs import (
    PAGE_SIZE,
    JobColumn,
    JobRow,
    cancel_job,
    delete_job_file,
    fetch_job_file,
    list_jobs,
)
from tests.support.waiting import eventually
from tests.support.world import World

Doing = Callable[[Database, Actor, JobRun], Awaitable[None]]
AFTER_LEASE = queue.LEASE + timedelta(seconds=1)
pytestmark = pytest.mark.usefixtures("stopped_clock")


@contextmanager
def work_is(work: Doing) -> Iterator[JobKind]:
    """A kind of jobs on the card of PIN letters, which do this instead."""
    kind = JobKind("pin-letters", work, "test.pdf")
    cards = [replace(card, jobs=(kind,) if card.name == "access" else ()) for card in installed()]
    with installed_only(cards):
        yield kind


def begin(database: Database, actor: Actor, kind: JobKind, **params: int) -> int:
    with database.transaction() as session:
        return start_job(session, actor, kind, params, "7b")


def only_job(database: Database, actor: Actor) -> JobRow:
    with database.reading() as session:
        (row,) = list_jobs(session, actor).rows
    return row


def rename_olga(session: Session, world: World) -> None:
    session.get_one(Account, world.olga.account_id).name = "Umbenannt"


def name_of_olga(database: Database, world: World) -> str:
    with database.reading() as session:
        return session.get_one(Account, world.olga.account_id).name


async def make_a_file(database: Database, _actor: Actor, run: JobRun) -> None:
    run.note(3, 3)
    await database.write(lambda session: run.finish(session, 3, b"%PDF-3"))


async def test_a_job_is_done_and_its_file_is_for_who_began_it(
    database: Database, world: World
) -> None:
    with work_is(make_a_file) as kind:
        job_id = begin(database, world.olga, kind)
        assert only_job(database, world.olga).state is JobState.QUEUED
        await runner.run_waiting_jobs(database)
        row = only_job(database, world.olga)
        assert (row.state, row.count, row.label) == (JobState.DONE, 3, "7b")
        with database.reading() as session:
            file = fetch_job_file(session, world.olga, job_id)
            assert (file.name, file.content) == ("test.pdf", b"%PDF-3")
            assert list_jobs(session, world.hanna).rows == ()
            with pytest.raises(NotFound):
                fetch_job_file(session, world.hanna, job_id)
            with pytest.raises(NotAllowed):
                fetch_job_file(session, world.anna, job_id)
        with database.transaction() as session, pytest.raises(NotFound):
            cancel_job(session, world.hanna, job_id)
        with database.transaction() as session, pytest.raises(NotFound):
            delete_job_file(session, world.huber, job_id)


async def test_the_file_is_deleted_after_its_time_or_by_hand(
    database: Database, world: World
) -> None:
    with work_is(make_a_file) as kind:
        first = begin(database, world.olga, kind, number=1)
        await runner.run_waiting_jobs(database)
        later = clock.now() + FILE_KEPT
        with clock.at(later):
            with database.reading() as session, pytest.raises(NotFound):
                fetch_job_file(session, world.olga, first)
            await run_due_tasks(database)
        with database.reading() as session:
            assert session.exec(select(JobFile)).all() == []
        second = begin(database, world.olga, kind, number=2)
        await runner.run_waiting_jobs(database)
        with database.transaction() as session:
            delete_job_file(session, world.olga, second)
        with database.reading() as session:
            assert session.exec(select(JobFile)).all() == []


async def test_the_same_work_is_not_begun_twice_while_it_is_open(
    database: Database, world: World
) -> None:
    with work_is(make_a_file) as kind:
        begin(database, world.olga, kind, class_id=1)
        with pytest.raises(JobRunsAlready):
            begin(database, world.hanna, kind, class_id=1)
        begin(database, world.hanna, kind, class_id=2)
        await runner.run_waiting_jobs(database)
        begin(database, world.hanna, kind, class_id=1)


async def test_progress_is_seen_while_it_runs_and_a_cancelled_job_writes_nothing(
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "KEEP_EVERY_SECONDS", 0.01)
    may_end, has_begun = asyncio.Event(), asyncio.Event()

    async def wait_and_rename(database: Database, _actor: Actor, run: JobRun) -> None:
        run.note(2, 5)
        has_begun.set()
        await may_end.wait()
        raise AssertionError("a cancelled job goes on")

    with work_is(wait_and_rename) as kind:
        job_id = begin(database, world.olga, kind)
        doing = asyncio.create_task(runner.run_waiting_jobs(database))
        await has_begun.wait()
        await eventually(lambda: only_job(database, world.olga).done > 0)
        row = only_job(database, world.olga)
        assert (row.state, row.done, row.total) == (JobState.RUNNING, 2, 5)
        with database.transaction() as session:
            cancel_job(session, world.olga, job_id)
        await asyncio.wait_for(doing, 10)
    assert only_job(database, world.olga).state is JobState.CANCELLED


async def test_a_job_that_is_cancelled_in_its_last_moment_writes_nothing(
    database: Database, world: World
) -> None:
    async def rename(database: Database, _actor: Actor, run: JobRun) -> None:
        with database.transaction() as session:
            cancel_job(session, world.olga, run.job_id)

        def store(session: Session) -> None:
            rename_olga(session, world)
            run.finish(session, 1)

        await database.write(store)

    before = name_of_olga(database, world)
    with work_is(rename) as kind:
        begin(database, world.olga, kind)
        await runner.run_waiting_jobs(database)
    assert only_job(database, world.olga).state is JobState.CANCELLED
    assert name_of_olga(database, world) == before


async def test_a_job_whose_process_died_begins_anew_and_is_given_up_with_a_sentence(
    database: Database, world: World
) -> None:
    with work_is(make_a_file) as kind:
        begin(database, world.olga, kind)
        with database.transaction() as session:  # a process claims it and dies
            assert queue.claim(session, [kind.name]) is not None
            assert queue.claim(session, [kind.name]) is None
        with clock.at(clock.now() + AFTER_LEASE):
            await runner.run_waiting_jobs(database)
        assert only_job(database, world.olga).state is JobState.DONE

        job_id = begin(database, world.olga, kind)
        for attempt in range(queue.MAX_ATTEMPTS):
            with clock.at(clock.now() + attempt * AFTER_LEASE), database.transaction() as session:
                assert queue.claim(session, [kind.name]) is not None
        with clock.at(clock.now() + queue.MAX_ATTEMPTS * AFTER_LEASE):
            await runner.run_waiting_jobs(database)
    with database.reading() as session:
        job = session.get_one(Job, job_id)
        assert (job.state, job.error_key) == (JobState.FAILED, "jobs-failed-interrupted")


@pytest.mark.parametrize(
    ("error", "key"),
    [(InvalidInput(), "error-invalid-input"), (RuntimeError("boom"), "jobs-failed-unexpected")],
)
async def test_a_job_that_fails_says_why_and_holds_up_no_other(
    database: Database, world: World, error: Exception, key: str
) -> None:
    async def fail_once(database: Database, actor: Actor, run: JobRun) -> None:
        if run.params["number"] == 1:
            raise error
        await make_a_file(database, actor, run)

    with work_is(fail_once) as kind:
        begin(database, world.olga, kind, number=1)
        begin(database, world.olga, kind, number=2)
        await runner.run_waiting_jobs(database)
    with database.reading() as session:
        second, first = list_jobs(session, world.olga).rows
    assert (first.state, first.error_key) == (JobState.FAILED, key)
    assert second.state is JobState.DONE


async def test_a_job_runs_with_the_rights_of_the_moment(database: Database, world: World) -> None:
    with work_is(make_a_file) as kind:
        begin(database, world.olga, kind)
        with database.transaction() as session:
            session.get_one(Account, world.olga.account_id).is_disabled = True
        await runner.run_waiting_jobs(database)
    with database.reading() as session:
        assert session.exec(select(Job.error_key)).one() == NotAllowed.key


def test_jobs_stand_in_the_order_that_is_asked_for(database: Database, world: World) -> None:
    rows = (
        ("letter-print", JobState.DONE),
        ("pin-letters", JobState.FAILED),
        ("letter-print", JobState.QUEUED),
    )
    with database.transaction() as session:
        for kind, state in rows:
            session.add(
                Job(
                    kind=kind, state=state, account_id=world.olga.account_id, created_at=clock.now()
                )
            )
            session.flush()

        def kinds(order: str) -> list[str]:
            listed = list_jobs(session, world.olga, order=parse_order(order, [*JobColumn])).rows
            return [f"{row.kind[0]}{row.state[0]}" for row in listed]

        assert kinds("") == ["lq", "pf", "ld"]
        assert kinds("begonnen") == ["ld", "pf", "lq"]
        assert kinds("auftrag") == ["lq", "ld", "pf"]
        assert kinds("-stand") == ["lq", "pf", "ld"]


def test_no_job_is_beyond_the_end_of_the_list(database: Database, world: World) -> None:
    with database.transaction() as session:
        session.add_all(
            Job(kind="pin-letters", account_id=world.olga.account_id, created_at=clock.now())
            for _ in range(PAGE_SIZE + 1)
        )
        session.add(Job(kind="x", account_id=world.hanna.account_id, created_at=clock.now()))
        session.flush()
        first, second = (list_jobs(session, world.olga, page) for page in (1, 2))
        assert list_jobs(session, world.olga, 9) == second
    assert (first.found, first.pages, len(second.rows)) == (PAGE_SIZE + 1, 2, 1)
    assert len({row.id for row in (*first.rows, *second.rows)}) == PAGE_SIZE + 1
