"""Lessons and changes as they stand in the tables, made into what a day is built of.

Whose they are is decided by the condition that the caller gives; see ``scope.py``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from elternportal.domain.timetable import (
    ChangeKind,
    LessonChange,
    PlannedLesson,
    Week,
    is_listed,
    week_of,
)
from elternportal.models.school import Lesson, SchoolClass, Subject, Teacher
from elternportal.models.timetable import DayText, Substitution, TimetableSlot
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.timetable.settings import A_WEEKS, EVEN, week_labels

ClassNumber = tuple[int, int]
"""The number of a lesson, and the id of its class."""


@dataclass(frozen=True, slots=True)
class _Validity:
    """When a lesson is held, and whether only a part of the class has it."""

    first_day: date | None
    last_day: date | None
    week: Week | None
    is_course: bool
    held_from: date | None = None
    held_days: str = ""

    def holds(self, day: date, week: Week) -> bool:
        has_begun = self.first_day is None or self.first_day <= day
        lasts = self.last_day is None or day <= self.last_day
        if self.held_from is not None and self.held_days:
            is_turn = is_listed(self.held_days, self.held_from, day)
        else:
            is_turn = self.week in (None, week)
        return has_begun and lasts and is_turn


def planned_lessons(
    session: Session, condition: ColumnElement[bool], days: Iterable[date]
) -> dict[date, tuple[PlannedLesson, ...]]:
    """The lessons of each of the days, without its changes."""
    rows = _slots(session, condition)
    validities = _validities(session, {row.number for row in rows})
    a_is_even = school_settings(session)[A_WEEKS] == EVEN
    return {
        day: _of_day(
            [
                row
                for row in rows
                if row.weekday == day.isoweekday()
                and _holds(validities.get((row.number, row.class_id), ()), day, a_is_even)
            ],
            validities,
        )
        for day in days
    }


def changes_of_days(
    session: Session, condition: ColumnElement[bool], first: date, last: date
) -> dict[date, list[LessonChange]]:
    """The changes of the days from ``first`` to ``last``; one of several classes is one."""
    found: dict[tuple[date, str], LessonChange] = {}
    for row in _substitutions(session, condition, first, last):
        known = found.get((row.day, row.key))
        if known is None:
            found[row.day, row.key] = _change(row)
        elif row.class_name:
            joined = _joined([known.classes, row.class_name])
            found[row.day, row.key] = replace(known, classes=joined)
    changes: defaultdict[date, list[LessonChange]] = defaultdict(list)
    for (day, _key), change in found.items():
        changes[day].append(change)
    return changes


def day_texts(session: Session, first: date, last: date) -> dict[date, str]:
    """What the office says to everybody about the days from ``first`` to ``last``."""
    rows = session.execute(
        select(col(DayText.day), col(DayText.text)).where(col(DayText.day).between(first, last))
    )
    return {row.day: row.text for row in rows}


def _slots(session: Session, condition: ColumnElement[bool]) -> Sequence[Row[Any]]:
    return session.execute(
        select(
            col(TimetableSlot.number),
            col(TimetableSlot.class_id),
            col(TimetableSlot.weekday),
            col(TimetableSlot.lesson),
            col(TimetableSlot.room),
            col(SchoolClass.short_name).label("class_name"),
            _named(Subject.long_name, Subject.short_name).label("subject"),
            _named(Teacher.surname, Teacher.short_name).label("teacher"),
        )
        .join(SchoolClass, col(SchoolClass.id) == col(TimetableSlot.class_id))
        .outerjoin(Subject, col(Subject.id) == col(TimetableSlot.subject_id))
        .outerjoin(Teacher, col(Teacher.id) == col(TimetableSlot.teacher_id))
        .where(condition)
        .order_by(col(TimetableSlot.lesson), col(TimetableSlot.number), col(TimetableSlot.id))
    ).all()


def _substitutions(
    session: Session, condition: ColumnElement[bool], first: date, last: date
) -> Sequence[Row[Any]]:
    absent, substitute = aliased(Teacher), aliased(Teacher)
    subject, new_subject = aliased(Subject), aliased(Subject)
    return session.execute(
        select(
            col(Substitution.id),
            col(Substitution.day),
            col(Substitution.key),
            col(Substitution.lesson),
            col(Substitution.number),
            col(Substitution.kind),
            col(Substitution.room),
            col(Substitution.new_room),
            col(Substitution.text),
            col(Substitution.teacher_id),
            col(Substitution.substitute_id),
            col(SchoolClass.short_name).label("class_name"),
            _named(absent.surname, absent.short_name).label("teacher"),
            _named(substitute.surname, substitute.short_name).label("substitute"),
            _named(subject.long_name, subject.short_name).label("subject"),
            _named(new_subject.long_name, new_subject.short_name).label("new_subject"),
        )
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Substitution.class_id))
        .outerjoin(absent, col(absent.id) == col(Substitution.teacher_id))
        .outerjoin(substitute, col(substitute.id) == col(Substitution.substitute_id))
        .outerjoin(subject, col(subject.id) == col(Substitution.subject_id))
        .outerjoin(new_subject, col(new_subject.id) == col(Substitution.new_subject_id))
        .where(condition, col(Substitution.day).between(first, last))
        .order_by(col(Substitution.day), col(Substitution.lesson), col(Substitution.id))
    ).all()


def _named(long_name: Any, short_name: Any) -> ColumnElement[str]:
    """The first of both that is not empty; empty if there is no row."""
    return func.coalesce(func.nullif(long_name, ""), short_name, "")


def _validities(session: Session, numbers: set[int]) -> Mapping[ClassNumber, list[_Validity]]:
    labels = week_labels(school_settings(session))
    rows = session.execute(
        select(
            col(Lesson.number),
            col(Lesson.class_id),
            col(Lesson.first_day),
            col(Lesson.last_day),
            col(Lesson.week),
            col(Lesson.student_group),
            col(Lesson.held_from),
            col(Lesson.held_days),
        ).where(col(Lesson.number).in_(numbers))
    )
    found: defaultdict[ClassNumber, list[_Validity]] = defaultdict(list)
    for row in rows:
        week = labels.get(row.week.strip().upper())
        validity = _Validity(
            row.first_day,
            row.last_day,
            week,
            is_course=bool(row.student_group),
            held_from=row.held_from,
            held_days=row.held_days,
        )
        found[row.number, row.class_id].append(validity)
    return found


def _holds(validities: Sequence[_Validity], day: date, a_is_even: bool) -> bool:
    """A lesson that nothing more is known of is held every week."""
    week = week_of(day, a_is_even=a_is_even)
    return not validities or any(validity.holds(day, week) for validity in validities)


def _of_day(
    rows: Sequence[Row[Any]], validities: Mapping[ClassNumber, list[_Validity]]
) -> tuple[PlannedLesson, ...]:
    """Rows of one lesson with several teachers, rooms or classes are one lesson."""
    groups: defaultdict[tuple[int, int, str], list[Row[Any]]] = defaultdict(list)
    for row in rows:
        groups[row.lesson, row.number, row.subject].append(row)
    side_by_side: defaultdict[int, set[int]] = defaultdict(set)
    for lesson, number, _subject in groups:
        side_by_side[lesson].add(number)
    return tuple(
        PlannedLesson(
            lesson=lesson,
            number=number,
            subject=subject,
            teacher=_joined(row.teacher for row in group),
            room=_joined(row.room for row in group),
            classes=_joined(row.class_name for row in group),
            is_course=len(side_by_side[lesson]) > 1 or _is_course(group, validities),
        )
        for (lesson, number, subject), group in groups.items()
    )


def _is_course(
    group: Sequence[Row[Any]], validities: Mapping[ClassNumber, list[_Validity]]
) -> bool:
    found = [one for row in group for one in validities.get((row.number, row.class_id), ())]
    return any(validity.is_course for validity in found)


def _change(row: Row[Any]) -> LessonChange:
    return LessonChange(
        change_id=row.id,
        lesson=row.lesson,
        kind=ChangeKind(row.kind),
        number=row.number,
        subject=row.subject,
        new_subject=row.new_subject,
        teacher=row.teacher,
        substitute=row.substitute,
        room=row.room,
        new_room=row.new_room,
        classes=row.class_name or "",
        text=row.text,
        teacher_id=row.teacher_id or 0,
        substitute_id=row.substitute_id or 0,
    )


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))
