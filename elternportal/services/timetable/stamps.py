"""How often what a class or teacher sees of its plan has changed: the numbers that calendars go by.

A calendar takes over only what has a higher number (RFC 5545, 3.8.7.4), so each real change of a
lesson on a day, and each change of a plan as a whole, is counted, and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from elternportal import clock
from elternportal.models.school import Lesson
from elternportal.models.timetable import (
    LessonStamp,
    PlanStamp,
    TeacherLessonStamp,
    TeacherPlanStamp,
    TimetableSlot,
)


class Whose(StrEnum):
    """Whose plan it is, by the column that names them."""

    CLASS = "class_id"
    TEACHER = "teacher_id"


Plans = Mapping[tuple[Whose, int], frozenset[tuple[object, ...]]]
"""The lessons of the week of each class and teacher, with their validity."""

_OF_SLOT = ("number", "class_id", "teacher_id", "subject_id", "weekday", "lesson", "room")
_OF_LESSON = (
    "number",
    "class_id",
    "teacher_id",
    "first_day",
    "last_day",
    "week",
    "student_group",
    "held_from",
    "held_days",
)
_PLAN_STAMPS: Mapping[Whose, Any] = {Whose.CLASS: PlanStamp, Whose.TEACHER: TeacherPlanStamp}
_LESSON_STAMPS: Mapping[Whose, Any] = {
    Whose.CLASS: LessonStamp,
    Whose.TEACHER: TeacherLessonStamp,
}


@dataclass(frozen=True, slots=True)
class StampsView:
    """The counts of one class or teacher; ``changed_at`` is None while nothing has changed."""

    plan: tuple[int, datetime | None]
    lessons: Mapping[tuple[date, int], tuple[int, datetime]]

    def of(self, day: date, lesson: int) -> tuple[int, datetime | None]:
        """How often a lesson of a day has changed, and when it did last."""
        number, changed_at = self.lessons.get((day, lesson), (0, None))
        times = [at for at in (self.plan[1], changed_at) if at]
        return self.plan[0] + number, max(times, default=None)


def plans_now(session: Session) -> Plans:
    """What is planned for everybody now, to be compared after an import."""
    found: defaultdict[tuple[Whose, int], set[tuple[object, ...]]] = defaultdict(set)
    for table, names in ((TimetableSlot, _OF_SLOT), (Lesson, _OF_LESSON)):
        for row in session.execute(select(*(getattr(table, name) for name in names))):
            for whose in Whose:
                found[whose, getattr(row, whose)].add(tuple(row))
    return {key: frozenset(rows) for key, rows in found.items()}


def count_changed_plans(session: Session, before: Plans) -> None:
    """Count a change of each class and teacher that had another plan."""
    after = plans_now(session)
    for whose, owner_id in sorted(before.keys() & after.keys(), key=str):
        if before[whose, owner_id] == after[whose, owner_id]:
            continue
        table = _PLAN_STAMPS[whose]
        stamp = session.get(table, owner_id) or table(**{whose: owner_id})
        stamp.sequence, stamp.changed_at = stamp.sequence + 1, clock.now()
        session.add(stamp)


def count_changed_lessons(
    session: Session, whose: Whose, changed: Iterable[tuple[int, date, int]]
) -> None:
    """Count a change of each of these lessons: class or teacher, day, number of the lesson."""
    table, wanted = _LESSON_STAMPS[whose], set(changed)
    owner = getattr(table, whose)
    rows = session.scalars(select(table).where(owner.in_({one[0] for one in wanted})))
    known = {(getattr(row, whose), row.day, row.lesson): row for row in rows}
    for owner_id, day, lesson in sorted(wanted):
        stamp = known.get((owner_id, day, lesson)) or table(
            **{whose: owner_id}, day=day, lesson=lesson
        )
        stamp.sequence, stamp.changed_at = stamp.sequence + 1, clock.now()
        session.add(stamp)


def stamps_of(session: Session, whose: Whose, owner_id: int, first: date, last: date) -> StampsView:
    """The counts of a class or teacher for these days."""
    plan = session.get(_PLAN_STAMPS[whose], owner_id)
    table = _LESSON_STAMPS[whose]
    rows = session.scalars(
        select(table).where(getattr(table, whose) == owner_id, table.day.between(first, last))
    )
    return StampsView(
        plan=(plan.sequence, plan.changed_at) if plan else (0, None),
        lessons={(row.day, row.lesson): (row.sequence, row.changed_at) for row in rows},
    )
