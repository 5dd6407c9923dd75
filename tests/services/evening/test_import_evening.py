"""Teachers whom an import brings take part in the evenings to come without anybody's doing."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from elternportal.db import Change, Database
from elternportal.domain import topics
from elternportal.domain.people import SYSTEM
from elternportal.models.evening import Attendance, ParentsEvening, Slot
from elternportal.models.school import Teacher
from elternportal.services.evening.raster import replan
from elternportal.services.school.school_import import apply
from tests.support.evenings import EVENING_START, add_evening
from tests.support.untis import gpu, lesson, teacher
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

A_MONTH = timedelta(days=30)
FILES = (
    gpu("004", *(teacher(name, name) for name in ("Hub", "Mai", "Rot", "Neu", "Ohn"))),
    gpu("002", lesson("1", "7b", "Hub", "M"), lesson("5", "9a", "Neu", "M")),
)


def add_past_evening(session: Session, world: World) -> None:
    times = ("starts_at", "ends_at", "invited_from", "open_from", "closed_from", "cancel_until")
    evening = session.get_one(ParentsEvening, add_evening(session, world))
    for name in times:
        setattr(evening, name, getattr(evening, name) - A_MONTH)


def times_of(session: Session, evening_id: int, teacher_id: int) -> list[tuple[object, str]]:
    """When a teacher's slots start, and whether they are blocked."""
    slots = select(Slot.starts_at, Slot.block).where(
        Slot.evening_id == evening_id, Slot.teacher_id == teacher_id
    )
    return [(start, block) for start, block in session.exec(slots.order_by(col(Slot.starts_at)))]


def teacher_id(session: Session, short_name: str) -> int:
    return session.exec(select(Teacher.id).where(Teacher.short_name == short_name)).one() or 0


def test_a_new_teacher_with_lessons_is_at_the_evening_to_come_and_at_no_past_one(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        coming = add_evening(session, world, max_consecutive=2)
        replan(session, session.get_one(ParentsEvening, coming))
        add_past_evening(session, world)
    heard: list[Change] = []
    database.on_commit(heard.append)
    with database.transaction() as session:
        apply(session, SYSTEM, FILES)
    with database.reading() as session:
        new, without_lessons = teacher_id(session, "Neu"), teacher_id(session, "Ohn")
        attended = select(Attendance.evening_id).where(
            col(Attendance.teacher_id).in_([new, without_lessons])
        )
        assert session.exec(attended).all() == [coming]
        times = times_of(session, coming, new)
        assert times == times_of(session, coming, world.teachers["Huber"])
        assert times[0] == (EVENING_START, "")
        assert {block for _, block in times} > {""}
    assert {topics.schedule(coming), topics.column(coming, new)} <= heard[0].topics
