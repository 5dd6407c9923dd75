"""How often what a class sees of its plan has changed: the numbers that calendars go by.

A calendar takes over only what has a higher number (RFC 5545, 3.8.7.4), so each real change of a
lesson on a day, and each change of a class's plan as a whole, is counted, and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.models.school import Lesson
from elternportal.models.timetable import LessonStamp, PlanStamp, TimetableSlot

Plans = Mapping[int, frozenset[tuple[object, ...]]]
"""The lessons of the week of each class, with their validity."""

_OF_SLOT = ("number", "teacher_id", "subject_id", "weekday", "lesson", "room")
_OF_LESSON = ("number", "first_day", "last_day", "week", "student_group", "held_from", "held_days")


@dataclass(frozen=True, slots=True)
class StampsView:
    """The counts of one class; ``changed_at`` is None while nothing has changed."""

    plan: tuple[int, datetime | None]
    lessons: Mapping[tuple[date, int], tuple[int, datetime]]

    def of(self, day: date, lesson: int) -> tuple[int, datetime | None]:
        """How often a lesson of a day has changed, and when it did last."""
        number, changed_at = self.lessons.get((day, lesson), (0, None))
        times = [at for at in (self.plan[1], changed_at) if at]
        return self.plan[0] + number, max(times, default=None)


def plans_of_classes(session: Session) -> Plans:
    """What is planned for each class now, to be compared after an import."""
    found: defaultdict[int, set[tuple[object, ...]]] = defaultdict(set)
    for table, names in ((TimetableSlot, _OF_SLOT), (Lesson, _OF_LESSON)):
        columns = [getattr(table, name) for name in ("class_id", *names)]
        for row in session.execute(select(*columns)):
            found[row.class_id].add(tuple(row))
    return {class_id: frozenset(rows) for class_id, rows in found.items()}


def count_changed_plans(session: Session, before: Plans) -> None:
    """Count a change of each class that had another plan."""
    after = plans_of_classes(session)
    for class_id in sorted(after.keys()):
        if class_id in before and before[class_id] != after[class_id]:
            _count_plan(session, class_id)


def count_all_plans(session: Session) -> None:
    """Count a change of every class, once its children are in other courses."""
    for class_id in session.scalars(select(col(TimetableSlot.class_id)).distinct()).all():
        _count_plan(session, class_id)


def _count_plan(session: Session, class_id: int) -> None:
    stamp = session.get(PlanStamp, class_id)
    stamp = stamp or PlanStamp(class_id=class_id, changed_at=clock.now())
    stamp.sequence, stamp.changed_at = stamp.sequence + 1, clock.now()
    session.add(stamp)


def count_changed_lessons(session: Session, changed: Iterable[tuple[int, date, int]]) -> None:
    """Count a change of each of these lessons: class, day, number of the lesson."""
    wanted = set(changed)
    rows = session.scalars(
        select(LessonStamp).where(col(LessonStamp.class_id).in_({one[0] for one in wanted}))
    )
    known = {(row.class_id, row.day, row.lesson): row for row in rows}
    for class_id, day, lesson in sorted(wanted):
        stamp = known.get((class_id, day, lesson)) or LessonStamp(
            class_id=class_id, day=day, lesson=lesson, changed_at=clock.now()
        )
        stamp.sequence, stamp.changed_at = stamp.sequence + 1, clock.now()
        session.add(stamp)


def stamps_of(session: Session, class_id: int, first: date, last: date) -> StampsView:
    """The counts of a class for these days."""
    plan = session.get(PlanStamp, class_id)
    rows = session.scalars(
        select(LessonStamp).where(
            col(LessonStamp.class_id) == class_id, col(LessonStamp.day).between(first, last)
        )
    )
    return StampsView(
        plan=(plan.sequence, plan.changed_at) if plan else (0, None),
        lessons={(row.day, row.lesson): (row.sequence, row.changed_at) for row in rows},
    )
