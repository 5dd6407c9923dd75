"""Whose evening is it: office and head act for the whole school, a teacher for the own evening.

What belongs to somebody else, and what is not published yet, looks to a teacher as if it did not
exist.
"""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import NotFound
from elternportal.models.evening import Attendance, ParentsEvening
from elternportal.models.school import Teacher


@dataclass(frozen=True, slots=True)
class TeacherAtEvening:
    """Names one teacher at one evening in commands and queries."""

    evening_id: int
    teacher_id: int


@dataclass(frozen=True, slots=True)
class OwnEvening:
    """The rows behind a :class:`TeacherAtEvening` that the actor may see and change."""

    evening: ParentsEvening
    attendance: Attendance
    teacher: Teacher


def find_own_evening(session: Session, actor: Actor, who: TeacherAtEvening) -> OwnEvening:
    """A teacher's evening for the teacher, the office and the head.

    Raises:
        NotAllowed: the actor is not staff.
        NotFound: missing, another teacher's, or not published to teachers yet.
    """
    actor.require(Role.TEACHER, *ADMINISTRATION)
    if not actor.is_administration and who.teacher_id != actor.teacher_id:
        raise NotFound()
    row = session.exec(
        select(ParentsEvening, Attendance, Teacher)
        .join(Attendance, col(Attendance.evening_id) == col(ParentsEvening.id))
        .join(Teacher, col(Teacher.id) == col(Attendance.teacher_id))
        .where(ParentsEvening.id == who.evening_id, Teacher.id == who.teacher_id)
    ).first()
    if row is None or not (row[0].is_published or actor.is_administration):
        raise NotFound()
    return OwnEvening(*row)


def announce_teacher(session: Session, evening_id: int, *teacher_ids: int) -> None:
    """Tell all who look at these teachers' evenings: parents, the teachers, the office."""
    announce(session, topics.evening(evening_id))
    for teacher_id in teacher_ids:
        announce(
            session,
            topics.column(evening_id, teacher_id),
            topics.teacher_evening(evening_id, teacher_id),
        )
