"""PIN letters for many children: asked with numbers, printed by a job, revoked with the paper."""

from pathlib import Path

import pytest
from sqlmodel import select

from elternportal.db import Database
from elternportal.domain.jobs import JobState
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.jobs.runner import run_waiting_jobs
from elternportal.models.access import ActivationPin
from elternportal.models.jobs import Job, JobFile
from elternportal.services.access.pin_jobs import (
    StartPinLetters,
    plan_pin_letters,
    start_pin_letters,
)
from elternportal.services.access.pins import TooManyCopies
from tests.support.accounts import issue, run
from tests.support.typesetting import break_templates
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords")


def do(database: Database, actor: Actor, command: StartPinLetters) -> Job:
    """Begin the letters, and wait for them."""
    with database.transaction() as session:
        job_id = start_pin_letters(session, actor, command)
    run(run_waiting_jobs(database))
    with database.reading() as session:
        job = session.get_one(Job, job_id)
        session.expunge(job)
    return job


def revoked(database: Database) -> list[bool]:
    with database.reading() as session:
        pins = session.exec(select(ActivationPin).order_by(ActivationPin.id))  # type: ignore[arg-type]
        return [pin.revoked_at is not None for pin in pins]


def files(database: Database) -> list[bytes]:
    with database.reading() as session:
        return list(session.exec(select(JobFile.content)))


def test_the_question_counts_children_and_what_is_in_the_post(
    database: Database, world: World
) -> None:
    first, second = issue(database, world, "Dora", copies=2)
    with database.reading() as session:
        plan = plan_pin_letters(session, world.olga)
        in_9a = plan_pin_letters(session, world.olga, world.classes["9a"])
    assert (plan.children, plan.with_valid, plan.valid_pins, plan.without_valid) == (1, 1, 2, 0)
    assert plan.valid_until == first.expires_at == second.expires_at
    assert plan.last_issued_at is not None
    assert (in_9a.class_name, in_9a.children, in_9a.valid_until) == ("9a", 0, None)


def test_letters_in_the_post_keep_their_pins_by_default(database: Database, world: World) -> None:
    issue(database, world, "Dora")
    job = do(database, world.olga, StartPinLetters())
    assert (job.state, job.count) == (JobState.DONE, 0)
    assert revoked(database) == [False]
    assert files(database) == []


def test_who_wants_new_pins_for_all_revokes_in_the_commit_that_keeps_the_paper(
    database: Database, world: World
) -> None:
    issue(database, world, "Dora")
    job = do(database, world.olga, StartPinLetters(copies=2, replaces_valid=True))
    assert (job.state, job.count) == (JobState.DONE, 2)
    assert revoked(database) == [True, False, False]
    assert [content[:4] for content in files(database)] == [b"%PDF"]


def test_A3_letters_that_cannot_be_typeset_revoke_nothing_and_the_job_says_so(
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    issue(database, world, "Dora")
    break_templates(monkeypatch, tmp_path)
    job = do(database, world.olga, StartPinLetters(replaces_valid=True))
    assert (job.state, job.error_key) == (JobState.FAILED, "documents-error-typeset")
    assert revoked(database) == [False]
    assert files(database) == []


def test_letters_for_one_class_are_for_that_class(database: Database, world: World) -> None:
    job = do(database, world.hanna, StartPinLetters(class_id=world.classes["9a"]))
    assert (job.count, job.label) == (0, "9a")
    assert do(database, world.hanna, StartPinLetters(class_id=world.classes["7b"])).count == 1


def test_nonsense_and_outsiders_begin_nothing(database: Database, world: World) -> None:
    with database.transaction() as session:
        for actor in (world.anna, world.huber):
            with pytest.raises(NotAllowed):
                start_pin_letters(session, actor, StartPinLetters())
            with pytest.raises(NotAllowed):
                plan_pin_letters(session, actor)
        with pytest.raises(NotFound):
            start_pin_letters(session, world.olga, StartPinLetters(class_id=999_999))
        with pytest.raises(TooManyCopies):
            start_pin_letters(session, world.olga, StartPinLetters(copies=0))
        assert session.exec(select(Job)).all() == []
