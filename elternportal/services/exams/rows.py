"""Exams as they stand in the tables, made into what is read. Whose they are says the condition."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlmodel import Session, col

from elternportal.domain import school_calendar as rules
from elternportal.domain.names import natural_order
from elternportal.domain.school_calendar import grade_number
from elternportal.models.exams import Exam, ExamGroup
from elternportal.models.school import SchoolClass, Subject, Teacher
from elternportal.services.school import bell_times, is_known_course


@dataclass(frozen=True, slots=True)
class ExamGroupRow:
    """A class or course that writes an exam; ``subject`` and ``teacher`` may be unknown.

    ``is_course``: maybe not all of the class write it, and the school does not know who does.
    """

    class_id: int
    class_name: str
    grade: str
    subject_id: int
    subject: str
    teacher: str
    number: int
    is_course: bool


@dataclass(frozen=True, slots=True)
class ExamRow:
    """An exam with those of its groups that the reader may know of.

    Without lesson times of the school, ``starts_at`` and ``ends_at`` are unknown.
    """

    exam_id: int
    day: date
    first_lesson: int
    last_lesson: int
    title: str
    text: str
    room: str
    groups: tuple[ExamGroupRow, ...]
    is_active: bool
    is_manual: bool
    revision: int
    changed_at: datetime | None
    starts_at: time | None = None
    ends_at: time | None = None

    @property
    def subjects(self) -> str:
        return _joined(group.subject for group in self.groups)

    @property
    def classes(self) -> str:
        return _joined(sorted((group.class_name for group in self.groups), key=natural_order))

    @property
    def teachers(self) -> str:
        return _joined(group.teacher for group in self.groups)

    @property
    def is_course(self) -> bool:
        """Maybe only a part of the class writes it."""
        return any(group.is_course for group in self.groups)

    @property
    def name(self) -> str:
        """What it is called: the subjects, and else its own title."""
        return self.subjects or self.title


def exam_rows(
    session: Session, condition: ColumnElement[bool], first: date, last: date
) -> list[ExamRow]:
    """The exams of the days from ``first`` to ``last`` in their order.

    What stands twice, for two rooms, is one exam in both rooms (data-formats §9).
    """
    found: dict[int, ExamRow] = {}
    for row in _query(session, condition & col(Exam.day).between(first, last)):
        known = found.get(row.id)
        if known is None:
            found[row.id] = _exam(row)
        else:
            found[row.id] = replace(known, groups=(*known.groups, _group(row)))
    timed = _with_times(session)
    return [timed(row) for row in _without_twins(found.values())]


def _query(session: Session, condition: ColumnElement[bool]) -> Sequence[Row[Any]]:
    return session.execute(
        select(
            *(
                getattr(Exam, name)
                for name in ("id", "day", "first_lesson", "last_lesson", "title", "text", "room")
            ),
            *(getattr(Exam, name) for name in ("is_active", "is_manual", "revision", "edited_at")),
            col(ExamGroup.class_id),
            col(ExamGroup.number),
            (col(ExamGroup.is_course) & ~is_known_course(col(ExamGroup.number))).label("is_course"),
            col(ExamGroup.subject_id),
            col(SchoolClass.short_name).label("class_name"),
            col(SchoolClass.grade),
            _named(Subject.long_name, Subject.short_name).label("subject"),
            _named(Teacher.surname, Teacher.short_name).label("teacher"),
        )
        .outerjoin(ExamGroup, col(ExamGroup.exam_id) == col(Exam.id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(ExamGroup.class_id))
        .outerjoin(Subject, col(Subject.id) == col(ExamGroup.subject_id))
        .outerjoin(Teacher, col(Teacher.id) == col(ExamGroup.teacher_id))
        .where(condition)
        .order_by(col(Exam.day), col(Exam.first_lesson), col(Exam.id), col(ExamGroup.id))
    ).all()


def _exam(row: Row[Any]) -> ExamRow:
    return ExamRow(
        exam_id=row.id,
        day=row.day,
        first_lesson=row.first_lesson,
        last_lesson=row.last_lesson,
        title=row.title,
        text=row.text,
        room=row.room,
        groups=(_group(row),) if row.class_id else (),
        is_active=row.is_active,
        is_manual=row.is_manual,
        revision=row.revision,
        changed_at=row.edited_at,
    )


def _group(row: Row[Any]) -> ExamGroupRow:
    return ExamGroupRow(
        class_id=row.class_id,
        class_name=row.class_name,
        grade=row.grade,
        subject_id=row.subject_id or 0,
        subject=row.subject,
        teacher=row.teacher,
        number=row.number,
        is_course=row.is_course,
    )


def _without_twins(rows: Iterable[ExamRow]) -> list[ExamRow]:
    found: dict[object, ExamRow] = {}
    for row in rows:
        about = (row.day, row.first_lesson, row.last_lesson, row.title, row.text, row.is_active)
        key = (*about, frozenset(row.groups)) if row.groups else row.exam_id
        twin = found.get(key)
        found[key] = replace(twin, room=_joined([twin.room, row.room])) if twin else row
    return list(found.values())


def _with_times(session: Session) -> Callable[[ExamRow], ExamRow]:
    """The exam on the school's clock, by the lesson times of its first class's grade."""
    plans = tuple(bell_times(session).values())

    def timed(row: ExamRow) -> ExamRow:
        if not row.groups:
            return row
        grade = grade_number(row.groups[0].grade)
        lessons = {one.lesson: one for one in rules.lesson_times(plans, row.day, grade)}
        first, last = lessons.get(row.first_lesson), lessons.get(row.last_lesson)
        if first is None or last is None:
            return row
        return replace(row, starts_at=first.starts_at, ends_at=last.ends_at)

    return timed


def _named(long_name: Any, short_name: Any) -> ColumnElement[str]:
    """The first of both that is not empty; empty if there is no row."""
    return func.coalesce(func.nullif(long_name, ""), short_name, "")


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))
