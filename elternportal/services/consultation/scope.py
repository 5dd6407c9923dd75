"""Which teachers a family can book, and whose hours a person of the school looks after."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import NotFound
from elternportal.models.consultation import ConsultationHour
from elternportal.models.school import Lesson, Pupil, SchoolClass, Teacher
from elternportal.services.consultation.offered import is_valid


def is_offered_to(class_id: Any) -> ColumnElement[bool]:
    """The SQL condition that a :class:`Teacher` has hours for the families of a class.

    That is who teaches the class or leads it, and whoever is there for all.
    """
    hours = exists().where(
        col(ConsultationHour.teacher_id) == col(Teacher.id), is_valid(clock.today())
    )
    teaches = exists().where(
        col(Lesson.class_id) == class_id, col(Lesson.teacher_id) == col(Teacher.id)
    )
    leads = exists().where(
        col(SchoolClass.id) == class_id, col(SchoolClass.class_teacher_id) == col(Teacher.id)
    )
    is_for_all = hours.where(col(ConsultationHour.is_for_all))
    return col(Teacher.is_active) & or_(hours & (teaches | leads), is_for_all)


def teachers_for(session: Session, pupil_ids: Collection[int]) -> dict[int, list[Teacher]]:
    """The teachers whom the families of these children can book, by child."""
    rows = session.execute(
        select(col(Pupil.id), Teacher)
        .join(Teacher, is_offered_to(col(Pupil.class_id)))
        .where(col(Pupil.id).in_(pupil_ids), col(Pupil.is_active))
    )
    found: defaultdict[int, list[Teacher]] = defaultdict(list)
    for pupil_id, teacher in rows:
        found[pupil_id].append(teacher)
    return found


def find_teacher(session: Session, actor: Actor, teacher_id: int) -> Teacher:
    """A teacher whose hours the actor looks after: the own ones, or for the administration any.

    Raises:
        NotAllowed: the actor is not staff.
        NotFound: there is no such teacher, or it is another one.
    """
    actor.require(Role.TEACHER, *ADMINISTRATION)
    teacher = session.get(Teacher, teacher_id)
    is_own = actor.has(Role.TEACHER) and actor.teacher_id == teacher_id
    if teacher is None or not (is_own or actor.is_administration):
        raise NotFound()
    return teacher
