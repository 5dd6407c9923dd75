"""Which children a teacher teaches: those of the classes with lessons, and of the own class."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from elternportal.errors import NotFound
from elternportal.models.school import Lesson, Pupil, SchoolClass, Subject


def is_taught_by(teacher_id: int) -> ColumnElement[bool]:
    """The SQL condition that the teacher teaches a :class:`SchoolClass` or leads it."""
    has_lessons = exists().where(
        col(Lesson.class_id) == col(SchoolClass.id), col(Lesson.teacher_id) == teacher_id
    )
    return has_lessons | (col(SchoolClass.class_teacher_id) == teacher_id)


def require_taught(session: Session, teacher_id: int, pupil_ids: Collection[int]) -> None:
    """Refuse children whom the teacher does not teach as if they did not exist.

    Raises:
        NotFound: one of the children is missing, has left, or is in none of the teacher's classes.
    """
    taught = session.exec(
        select(Pupil.id)
        .join(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.id).in_(pupil_ids), col(Pupil.is_active), is_taught_by(teacher_id))
    )
    if set(taught) != set(pupil_ids):
        raise NotFound()


def subjects_by_class(session: Session, teacher_id: int) -> dict[int, str]:
    """What the teacher teaches in each class, e.g. "Mathematik, Physik"."""
    return _subjects(session, col(Lesson.class_id), col(Lesson.teacher_id) == teacher_id)


def subjects_by_teacher(session: Session, class_id: int | None) -> dict[int, str]:
    """Who teaches the class, and what, e.g. "Mathematik, Physik"."""
    return _subjects(session, col(Lesson.teacher_id), col(Lesson.class_id) == class_id)


def _subjects(session: Session, key: Mapped[int], condition: ColumnElement[bool]) -> dict[int, str]:
    rows = session.exec(
        select(key, Subject.long_name, Subject.short_name)
        .join(Subject, col(Subject.id) == col(Lesson.subject_id))
        .where(condition)
        .distinct()
        .order_by(col(Subject.long_name), col(Subject.short_name))
    )
    names: defaultdict[int, list[str]] = defaultdict(list)
    for class_or_teacher, long_name, short_name in rows:
        names[class_or_teacher].append(long_name or short_name)
    return {key: ", ".join(subjects) for key, subjects in names.items()}
