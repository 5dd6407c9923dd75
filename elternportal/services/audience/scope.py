"""Whom an author may address, as SQL conditions: one rule for what is offered and what is saved.

Office and head address everybody, a teacher the classes that the teacher teaches or leads, and the
own courses.
"""

from sqlalchemy import ColumnElement, exists, true
from sqlalchemy.orm import aliased
from sqlmodel import col

from elternportal.domain.people import Actor
from elternportal.models.school import Lesson, SchoolClass
from elternportal.services.school import is_taught_by


def may_address_class(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that the actor may address a :class:`SchoolClass`."""
    return true() if actor.is_administration else is_taught_by(actor.teacher_id or 0)


def may_address_lesson(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition on :class:`Lesson`: teachers address those they give, to own classes."""
    if actor.is_administration:
        return true()
    given, held = aliased(Lesson), aliased(Lesson)
    is_given = exists().where(
        col(given.number) == col(Lesson.number), col(given.teacher_id) == actor.teacher_id
    )
    in_own_class = exists().where(
        col(SchoolClass.id) == col(held.class_id), is_taught_by(actor.teacher_id or 0)
    )
    reaches_beyond = exists().where(col(held.number) == col(Lesson.number), ~in_own_class)
    return is_given & ~reaches_beyond
