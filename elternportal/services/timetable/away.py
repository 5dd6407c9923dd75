"""Which teachers are not at school on a day, as far as the substitution plan tells.

The plan says of no teacher that they are away, and why is nowhere. But whose lessons of a day are
all given to others or cancelled, and at least one is given to somebody, is not there. Who has no
lessons on a day, or only cancelled ones, may be.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.domain.timetable import FALLS_OUT
from elternportal.models.base import known_id
from elternportal.models.timetable import Substitution, TimetableSlot


def teachers_away(session: Session, first: date, last: date) -> Collection[tuple[int, date]]:
    """Pairs of teacher and day, for the days from ``first`` to ``last``."""
    lost: defaultdict[tuple[int, date], set[int]] = defaultdict(set)
    given: set[tuple[int, date]] = set()
    for row in _changes(session, first, last):
        key = known_id(row.teacher_id), row.day
        if row.substitute_id not in {None, row.teacher_id}:
            given.add(key)
            lost[key].add(row.lesson)
        elif row.kind in FALLS_OUT:
            lost[key].add(row.lesson)
    lessons = _lessons(session, {teacher for teacher, _ in given})
    return {
        (teacher, day)
        for teacher, day in given
        if (planned := lessons.get((teacher, day.isoweekday()))) and planned <= lost[teacher, day]
    }


def _changes(session: Session, first: date, last: date) -> Collection[Substitution]:
    return session.scalars(
        select(Substitution).where(
            col(Substitution.day).between(first, last), col(Substitution.teacher_id).is_not(None)
        )
    ).all()


def _lessons(session: Session, teacher_ids: Collection[int]) -> dict[tuple[int, int], set[int]]:
    """The lessons of each teacher and weekday, of all weeks."""
    rows = session.execute(
        select(
            col(TimetableSlot.teacher_id), col(TimetableSlot.weekday), col(TimetableSlot.lesson)
        ).where(col(TimetableSlot.teacher_id).in_(teacher_ids))
    )
    found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for teacher_id, weekday, lesson in rows:
        found[teacher_id, weekday].add(lesson)
    return found
