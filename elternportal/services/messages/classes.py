"""The classes to whose families a teacher can write, and whom that reaches."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.domain.names import natural_order, pupil_order
from elternportal.domain.people import Actor, Role
from elternportal.errors import NotAllowed, NotFound
from elternportal.mail.notify import who_hears
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.messages.mails import MESSAGE_MAIL
from elternportal.services.school import (
    ChildView,
    guardian_ids,
    has_guardian,
    is_taught_by,
    view_of_child,
)


@dataclass(frozen=True, slots=True)
class OwnClassRow:
    """A class that the actor teaches or leads."""

    class_id: int
    name: str


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A child of the class; without access nobody of its family reads a message."""

    child: ChildView
    has_access: bool


@dataclass(frozen=True, slots=True)
class ClassFamiliesView:
    """The children of a class by name, and how many mails a message to all makes."""

    class_id: int
    name: str
    families: Sequence[FamilyRow]
    mails: int


def taught_classes(session: Session, actor: Actor) -> Sequence[OwnClassRow]:
    """The actor's classes, 5a before 10b; none for whoever is no teacher."""
    if not actor.has(Role.TEACHER) or actor.teacher_id is None:
        return ()
    found = session.scalars(select(SchoolClass).where(is_taught_by(actor.teacher_id)))
    rows = [OwnClassRow(id_of(one), one.short_name) for one in found]
    return sorted(rows, key=lambda row: natural_order(row.name))


def class_families(session: Session, actor: Actor, class_id: int) -> ClassFamiliesView:
    """The families of one of them.

    Raises:
        NotAllowed: the actor is no teacher.
        NotFound: the actor does not teach the class.
    """
    actor.require(Role.TEACHER)
    if actor.teacher_id is None:
        raise NotAllowed()
    found = session.scalars(
        select(SchoolClass).where(col(SchoolClass.id) == class_id, is_taught_by(actor.teacher_id))
    ).first()
    if found is None:
        raise NotFound()
    rows = session.execute(
        select(Pupil, has_guardian(col(Pupil.id))).where(
            col(Pupil.class_id) == class_id, col(Pupil.is_active)
        )
    ).all()
    in_order = sorted(rows, key=lambda row: pupil_order("", row[0].surname, row[0].first_name))
    families = [
        FamilyRow(
            view_of_child(id_of(pupil), pupil.first_name, pupil.surname, found.short_name),
            bool(has_access),
        )
        for pupil, has_access in in_order
    ]
    guardians = set(session.scalars(guardian_ids([row.child.id for row in families])))
    others = guardians - {actor.account_id}
    mails = len(who_hears(session, MESSAGE_MAIL, others, event="class-message-0"))
    return ClassFamiliesView(class_id, found.short_name, families, mails)
