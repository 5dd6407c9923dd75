"""Which grades may see their exams: office and head show them, and take that back."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.exams import EXAMS_TOPIC
from elternportal.domain.names import natural_order
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import NotFound
from elternportal.models.exams import Exam, ExamGroup, ExamRelease
from elternportal.models.school import SchoolClass
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.audit import record
from elternportal.services.exams.settings import NEEDS_RELEASE
from elternportal.services.exams.telling import guardians_of_grade, seen_from_today, tell_changes


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A grade with so many exams to come; ``released_at`` is None while only staff see them."""

    grade: str
    exams: int
    released_at: datetime | None


def list_grades(session: Session, actor: Actor) -> tuple[GradeRow, ...]:
    """All grades; none if the school shows every exam at once.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    if not school_settings(session)[NEEDS_RELEASE]:
        return ()
    counts = defaultdict(int, _counts(session))
    released = {row.grade: row.released_at for row in session.scalars(select(ExamRelease))}
    grades = session.scalars(select(col(SchoolClass.grade)).distinct())
    rows = [GradeRow(grade, counts[grade], released.get(grade)) for grade in grades]
    return tuple(sorted(rows, key=lambda row: natural_order(row.grade)))


def released_grades(session: Session) -> Collection[str] | None:
    """The grades that may see their exams; None if all may."""
    if not school_settings(session)[NEEDS_RELEASE]:
        return None
    return set(session.scalars(select(col(ExamRelease.grade))))


def count_told(session: Session, actor: Actor, grade: str) -> int:
    """How many guardians hear of it when this grade's exams are shown.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    return len(guardians_of_grade(session, grade))


def release_grade(session: Session, actor: Actor, grade: str) -> None:
    """Show a grade's families their exams, also those that are entered later.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: no class is of this grade.
    """
    actor.require(*ADMINISTRATION)
    is_one = col(SchoolClass.grade) == grade
    if session.scalar(select(col(SchoolClass.id)).where(is_one).limit(1)) is None:
        raise NotFound()
    before = seen_from_today(session)
    if session.get(ExamRelease, grade) is None:
        session.add(ExamRelease(grade=grade, released_at=clock.now()))
    record(session, actor.account_id, "exams-released", "exam-grade", None, grade=grade)
    announce(session, EXAMS_TOPIC)
    tell_changes(session, before, with_calls=False)


def withdraw_grade(session: Session, actor: Actor, grade: str) -> None:
    """Show a grade's exams to staff only. Nobody is told.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: the grade's exams are not shown.
    """
    actor.require(*ADMINISTRATION)
    release = session.get(ExamRelease, grade)
    if release is None:
        raise NotFound()
    session.delete(release)
    record(session, actor.account_id, "exams-withdrawn", "exam-grade", None, grade=grade)
    announce(session, EXAMS_TOPIC)


def _counts(session: Session) -> dict[str, int]:
    """How many exams are to come, by grade."""
    rows = session.execute(
        select(col(SchoolClass.grade), func.count(col(Exam.id).distinct()).label("exams"))
        .join(ExamGroup, col(ExamGroup.class_id) == col(SchoolClass.id))
        .join(Exam, col(Exam.id) == col(ExamGroup.exam_id))
        .where(col(Exam.is_active), col(Exam.day) >= clock.today())
        .group_by(col(SchoolClass.grade))
    )
    return {row.grade: row.exams for row in rows}
