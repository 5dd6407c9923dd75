"""The exams that somebody looks after: the office all, teachers those of their own lessons."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.dates import A_DAY
from elternportal.domain.paging import Paged, paged
from elternportal.domain.people import Actor
from elternportal.domain.search import has_words, words_of
from elternportal.models.exams import Exam, ExamGroup
from elternportal.services.exams.choices import require_may_enter
from elternportal.services.exams.reading import FARTHEST
from elternportal.services.exams.release import released_grades
from elternportal.services.exams.rows import ExamRow, exam_rows
from elternportal.services.exams.scope import may_read_as_staff
from elternportal.services.school import school_year

ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class OfficeExamQuery:
    """``class_id`` is 0 for all; ``removed`` asks for those that were called off."""

    class_id: int = 0
    words: str = ""
    past: bool = False
    removed: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class OfficeExamRow:
    """One line of the list; ``is_hidden`` while no family may see it."""

    exam: ExamRow
    is_hidden: bool


def list_office_exams(
    session: Session, actor: Actor, query: OfficeExamQuery
) -> Paged[OfficeExamRow]:
    """What is still to come, the next first; what was, or was called off, the latest first.

    Raises:
        NotAllowed: the actor may not enter exams.
    """
    require_may_enter(session, actor)
    today = clock.today()
    first, last = today, today + FARTHEST
    if query.past or query.removed:
        first = school_year(session, today).first_day
        last = last if query.removed else today - A_DAY
    condition = may_read_as_staff(actor) & col(Exam.is_active).is_(not query.removed)
    if query.class_id:
        of_class = select(col(ExamGroup.exam_id)).where(col(ExamGroup.class_id) == query.class_id)
        condition &= col(Exam.id).in_(of_class)
    words = words_of(query.words)
    shown = released_grades(session)
    rows = [
        OfficeExamRow(row, not _is_shown(row, shown))
        for row in exam_rows(session, condition, first, last)
        if has_words(words, row.title, row.text, row.room, row.subjects, row.classes, row.teachers)
    ]
    if query.past or query.removed:
        rows.reverse()
    return paged(rows, query.page, ROWS_A_PAGE)


def _is_shown(exam: ExamRow, grades: Collection[str] | None) -> bool:
    """Whether the families of one of its classes may see it."""
    return any(grades is None or group.grade in grades for group in exam.groups)
