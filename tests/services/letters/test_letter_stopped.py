"""A scheduled letter goes out only if somebody who stands behind it may still send it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, col, delete, update

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import LetterState
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.models.access import Account
from elternportal.models.audit import AuditEntry
from elternportal.models.school import Lesson, SchoolClass, Teacher
from elternportal.services.audit import record
from elternportal.services.letters.schedule import (
    ScheduleLetter,
    publish_due,
    schedule,
    unschedule,
)
from elternportal.services.office.tasks import TaskRow, list_tasks
from tests.conftest import NOON
from tests.support.letter_desk import Desk
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
IN_AN_HOUR = NOON + timedelta(hours=1)


@pytest.fixture
def desk(database: Database, world: World) -> Desk:
    return Desk(database, world)


def scheduled_by(desk: Desk, scheduler: Actor, number: int = 1) -> int:
    """A letter of Frau Huber's to 7b."""
    letter_id = desk.save(desk.world.huber, number=number)
    desk.run(schedule, scheduler, ScheduleLetter(letter_id, IN_AN_HOUR))
    return letter_id


def state_in_an_hour(desk: Desk, letter_id: int) -> LetterState:
    with clock.at(IN_AN_HOUR), desk.database.transaction() as session:
        assert publish_due(session, letter_id)
    return desk.read(letter_id).state


def tasks(desk: Desk) -> tuple[TaskRow, ...]:
    with desk.database.reading() as session:
        return list_tasks(session, desk.world.olga).open


def close_account(session: Session, world: World) -> None:
    session.get_one(Account, world.huber.account_id).is_disabled = True


def leave_school(session: Session, world: World) -> None:
    session.get_one(Teacher, world.huber.teacher_id).is_active = False


def lose_class(session: Session, world: World) -> None:
    session.execute(delete(Lesson).where(col(Lesson.teacher_id) == world.huber.teacher_id))
    is_own = col(SchoolClass.class_teacher_id) == world.huber.teacher_id
    session.execute(update(SchoolClass).where(is_own).values(class_teacher_id=None))


@pytest.mark.parametrize("change", [close_account, leave_school, lose_class])
def test_Z4_a_letter_whose_author_may_no_longer_send_it_stays_a_draft_and_the_office_knows(
    desk: Desk, change: Callable[[Session, World], None]
) -> None:
    letter_id = scheduled_by(desk, desk.world.huber)
    with desk.database.transaction() as session:
        change(session, desk.world)
    assert state_in_an_hour(desk, letter_id) is LetterState.DRAFT
    (task,) = tasks(desk)
    assert (task.name, task.since, task.address) == ("Wandertag", IN_AN_HOUR, "")
    assert "Wandertag" in t(f"office-tasks-kind-{task.kind}", "de", name=task.name)
    assert t(f"office-tasks-hint-{task.kind}", "en")


def test_a_teachers_letter_goes_out_while_the_teacher_may_send_it(desk: Desk) -> None:
    assert state_in_an_hour(desk, scheduled_by(desk, desk.world.huber)) is LetterState.PUBLISHED
    assert tasks(desk) == ()


def test_a_letter_that_the_office_let_go_out_needs_its_author_no_more(desk: Desk) -> None:
    letter_id = scheduled_by(desk, desk.world.olga)
    with desk.database.transaction() as session:
        close_account(session, desk.world)
    assert state_in_an_hour(desk, letter_id) is LetterState.PUBLISHED


def test_whoever_sets_the_time_last_stands_behind_the_letter(desk: Desk) -> None:
    letter_id = scheduled_by(desk, desk.world.olga)
    desk.run(schedule, desk.world.huber, ScheduleLetter(letter_id, IN_AN_HOUR))
    with desk.database.transaction() as session:
        close_account(session, desk.world)
    assert state_in_an_hour(desk, letter_id) is LetterState.DRAFT


def test_a_time_that_was_taken_back_leaves_nobody_behind_the_letter(desk: Desk) -> None:
    letter_id = scheduled_by(desk, desk.world.olga)
    desk.run(unschedule, desk.world.huber, letter_id)
    with desk.letter(letter_id) as letter:
        assert letter.scheduled_by_id is None


def test_what_stands_in_the_audit_decides_nothing(desk: Desk) -> None:
    by_huber = scheduled_by(desk, desk.world.huber)
    by_olga = scheduled_by(desk, desk.world.olga, number=2)
    with desk.database.transaction() as session:
        close_account(session, desk.world)
        session.execute(delete(AuditEntry))
        record(session, desk.world.olga.account_id, "letter-scheduled", "letter", by_huber)
    assert state_in_an_hour(desk, by_huber) is LetterState.DRAFT
    assert state_in_an_hour(desk, by_olga) is LetterState.PUBLISHED
