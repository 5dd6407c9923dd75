"""Who sees and who changes which exams, said once for pages, feeds and mails.

The conditions of reading are about an :class:`Exam` joined with one :class:`ExamGroup` of it and
the group's class, so that nobody reads of a group which is not theirs.
"""

from typing import Any

from sqlalchemy import ColumnElement, exists, false, select, true
from sqlmodel import Session, col

from elternportal.domain.people import Actor, Role
from elternportal.models.exams import Exam, ExamGroup, ExamRelease
from elternportal.models.school import SchoolClass
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.conditions import is_administration
from elternportal.services.exams.settings import NEEDS_RELEASE
from elternportal.services.school import is_in_class, is_in_course


def is_written_by(session: Session, pupil_id: Any) -> ColumnElement[bool]:
    """A child is in the class and course at the time of the exam, and its family may see it.

    Whose child it is the caller has made sure of; exams that were called off are among them.
    """
    is_there = is_in_class(pupil_id, col(ExamGroup.class_id), col(Exam.day))
    return is_there & is_in_course(pupil_id, col(ExamGroup.number)) & is_released(session)


def is_released(session: Session) -> ColumnElement[bool]:
    """The grade of a group's class may see its exams."""
    if not school_settings(session)[NEEDS_RELEASE]:
        return true()
    return col(SchoolClass.grade).in_(select(col(ExamRelease.grade)))


def is_of_teacher(actor: Actor) -> ColumnElement[bool]:
    """The group is one of the teacher's own lessons, or the exam is one that they have entered."""
    if actor.teacher_id is None or not actor.has(Role.TEACHER):
        return false()
    is_entered = col(Exam.author_id) == actor.account_id
    return (col(ExamGroup.teacher_id) == actor.teacher_id) | is_entered


def may_read_as_staff(actor: Actor) -> ColumnElement[bool]:
    """Office and head read all exams, teachers their own."""
    return is_administration(actor) | is_of_teacher(actor)


def may_change(actor: Actor) -> ColumnElement[bool]:
    """Office and head change every :class:`Exam`, teachers those of their own lessons."""
    group = exists().where(col(ExamGroup.exam_id) == col(Exam.id), is_of_teacher(actor))
    return is_administration(actor) | group.correlate(Exam)
