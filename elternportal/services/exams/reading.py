"""The exams as people read them: of each own child, of one's own lessons, for the office all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, literal
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.dates import A_DAY
from elternportal.domain.paging import Paged, paged
from elternportal.domain.people import Actor
from elternportal.models.exams import Exam
from elternportal.services.exams.choices import may_enter
from elternportal.services.exams.rows import ExamRow, exam_rows
from elternportal.services.exams.scope import is_of_teacher, is_written_by, may_read_as_staff
from elternportal.services.school import ChildView, own_children, school_year

ROWS_A_PAGE = 30
FARTHEST = 800 * A_DAY


@dataclass(frozen=True, slots=True)
class ExamQuery:
    """What is asked for; ``child_id`` and ``subject_id`` are 0 for all."""

    child_id: int = 0
    subject_id: int = 0
    past: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class ChildExamRow:
    """An exam of one child; without a child it is one of the reader's own lessons."""

    exam: ExamRow
    child: ChildView | None = None


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A subject to choose."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ExamsView:
    """``children`` and ``subjects`` are to choose from; ``query`` is what was understood.

    ``may_enter``: the reader also has the page on which exams are entered.
    """

    rows: Paged[ChildExamRow]
    children: tuple[ChildView, ...]
    subjects: tuple[SubjectRow, ...]
    query: ExamQuery
    may_enter: bool


def list_exams(session: Session, actor: Actor, query: ExamQuery) -> ExamsView:
    """What is still to come, the next first; or what was in this school year, the latest first."""
    today = clock.today()
    first, last = today, today + FARTHEST
    if query.past:
        first, last = school_year(session, today).first_day, today - A_DAY
    children = tuple(own_children(session, actor))
    child_id = query.child_id if query.child_id in {child.id for child in children} else 0
    rows = exams_between(session, actor, first, last, child_id)
    subjects = _subjects(rows)
    subject_id = query.subject_id if query.subject_id in {one.id for one in subjects} else 0
    shown = [row for row in rows if not subject_id or _has(row, subject_id)]
    if query.past:
        shown.reverse()
    understood = ExamQuery(child_id, subject_id, query.past, query.page)
    return ExamsView(
        rows=paged(shown, query.page, ROWS_A_PAGE),
        children=children,
        subjects=subjects,
        query=understood,
        may_enter=may_enter(session, actor),
    )


def exams_between(
    session: Session, actor: Actor, first: date, last: date, child_id: int = 0
) -> list[ChildExamRow]:
    """The exams of the days from ``first`` to ``last`` in their order.

    Each child's are asked for alone, so that a sibling's can never be among them. ``child_id``
    leaves one child's.
    """
    rows = [
        ChildExamRow(exam, child)
        for child in own_children(session, actor)
        if child_id in (0, child.id)
        for exam in exams_of_child(session, child.id, first, last)
    ]
    if not child_id:
        as_staff = col(Exam.is_active) & may_read_as_staff(actor)
        rows += [ChildExamRow(exam) for exam in exam_rows(session, as_staff, first, last)]
    return sorted(rows, key=lambda row: (row.exam.day, row.exam.first_lesson))


def exams_of_child(
    session: Session, child_id: int, first: date, last: date, *, also_called_off: bool = False
) -> list[ExamRow]:
    """The exams of a child; that it is the reader's own the caller has made sure of."""
    condition: ColumnElement[bool] = is_written_by(session, literal(child_id))
    if not also_called_off:
        condition &= col(Exam.is_active)
    return exam_rows(session, condition, first, last)


def exams_of_teacher(
    session: Session, actor: Actor, first: date, last: date, *, also_called_off: bool = False
) -> list[ExamRow]:
    """The exams of one's own lessons; none for whoever is no teacher."""
    condition = is_of_teacher(actor)
    if not also_called_off:
        condition &= col(Exam.is_active)
    return exam_rows(session, condition, first, last)


def _subjects(rows: Iterable[ChildExamRow]) -> tuple[SubjectRow, ...]:
    named = {
        group.subject_id: group.subject
        for row in rows
        for group in row.exam.groups
        if group.subject_id
    }
    found: Sequence[SubjectRow] = [SubjectRow(key, name) for key, name in named.items()]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _has(row: ChildExamRow, subject_id: int) -> bool:
    return any(group.subject_id == subject_id for group in row.exam.groups)
