"""Who sees which lessons and changes, said once for pages, papers and mails."""

from sqlalchemy import ColumnElement, Select, false, select
from sqlalchemy.orm import Mapped
from sqlmodel import col

from elternportal.domain.people import Actor
from elternportal.models.school import Pupil
from elternportal.models.timetable import Substitution, TimetableSlot
from elternportal.services.conditions import is_administration
from elternportal.services.school import own_pupils


def visible_slots(actor: Actor) -> ColumnElement[bool]:
    """A :class:`TimetableSlot` is one of an own child's class, or the teacher's own."""
    is_of_child = col(TimetableSlot.class_id).in_(_own_classes(actor))
    return is_administration(actor) | is_of_child | _is_own(col(TimetableSlot.teacher_id), actor)


def visible_substitutions(actor: Actor) -> ColumnElement[bool]:
    """A :class:`Substitution` is about an own child's class, or about the teacher."""
    return (
        is_administration(actor)
        | col(Substitution.class_id).in_(_own_classes(actor))
        | _is_own(col(Substitution.teacher_id), actor)
        | _is_own(col(Substitution.substitute_id), actor)
    )


def may_change(actor: Actor) -> ColumnElement[bool]:
    """Office and head change every :class:`Substitution`."""
    return is_administration(actor)


def _own_classes(actor: Actor) -> Select[int | None]:
    """The classes of the actor's children."""
    return select(col(Pupil.class_id)).where(
        col(Pupil.id).in_(own_pupils(actor)), col(Pupil.class_id).is_not(None)
    )


def _is_own(column: Mapped[int | None], actor: Actor) -> ColumnElement[bool]:
    return false() if actor.teacher_id is None else column == actor.teacher_id
