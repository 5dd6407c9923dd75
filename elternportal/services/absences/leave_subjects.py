"""The subjects that a child can be exempted from: those that are taught in its class."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlmodel import Session, col

from elternportal.models.school import Lesson, Pupil, Subject


@dataclass(frozen=True, slots=True)
class SubjectToLeave:
    """A subject to choose."""

    subject_id: int
    name: str


def subjects_of(session: Session, pupils: Select[int] | Sequence[int]) -> list[SubjectToLeave]:
    """What is taught in the classes of these children; the caller has checked whose they are."""
    name = func.coalesce(func.nullif(col(Subject.long_name), ""), col(Subject.short_name))
    rows = session.execute(
        select(col(Subject.id), name.label("name"))
        .where(_is_taught_to(col(Pupil.id).in_(pupils)))
        .order_by(name, col(Subject.id))
    )
    return [SubjectToLeave(row.id, row.name) for row in rows]


def is_taught_subject(session: Session, pupil_id: int, subject_id: int) -> bool:
    """Whether the child's class has such lessons."""
    query = select(col(Subject.id)).where(
        col(Subject.id) == subject_id, _is_taught_to(col(Pupil.id) == pupil_id)
    )
    return session.scalar(query) is not None


def _is_taught_to(pupil: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        col(Lesson.subject_id) == col(Subject.id),
        col(Lesson.class_id) == col(Pupil.class_id),
        pupil,
    )
