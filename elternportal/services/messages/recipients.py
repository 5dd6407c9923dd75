"""To whom somebody may write about a child: guardians to those who teach it now, to counsellors,
office and head; teachers to the families of the children they teach; office and head to all.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from elternportal.domain.messages import Desk
from elternportal.domain.names import TeacherName, name_order, person_name
from elternportal.domain.people import Actor, Role
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.messages.settings import COUNSELLORS, FOR_BOTH, TO_HEAD
from elternportal.services.school import (
    ChildView,
    guardians_of,
    own_children,
    require_taught,
    subjects_by_teacher,
    view_of_child,
)

MOST_AT_SCHOOL = frozenset({Role.OFFICE, Role.HEAD})


@dataclass(frozen=True, slots=True)
class Recipient:
    """One side that a conversation can be with.

    Of the school: a ``desk``, with its ``teacher_id``. Of a family: one guardian, or without
    ``guardian_id`` all of them.
    """

    desk: Desk
    teacher_id: int | None = None
    guardian_id: int | None = None


@dataclass(frozen=True, slots=True)
class TeacherRecipientRow:
    """A teacher whom a family may write to, and why: what they teach, lead or counsel."""

    teacher_id: int
    name: TeacherName
    subjects: str
    leads: bool
    counsels: bool


@dataclass(frozen=True, slots=True)
class FamilyRecipientsView:
    """Whom a guardian may write to about one child."""

    child: ChildView
    teachers: Sequence[TeacherRecipientRow]
    has_office: bool
    has_head: bool


@dataclass(frozen=True, slots=True)
class GuardianRow:
    """A guardian with an account; nameless ones can only be written to together with others."""

    account_id: int
    name: str


@dataclass(frozen=True, slots=True)
class ChildRecipientView:
    """A child whose family the school may write to; without guardians nobody reads it there."""

    child: ChildView
    guardians: Sequence[GuardianRow]


def teachers_for(session: Session, actor: Actor, pupil_id: int) -> FamilyRecipientsView:
    """Whom a guardian may write to about an own child.

    Raises:
        NotAllowed: the actor is no guardian.
        NotFound: it is not an own child.
    """
    actor.require(Role.PARENT)
    child = next((one for one in own_children(session, actor) if one.id == pupil_id), None)
    if child is None:
        raise NotFound()
    settings = school_settings(session)
    teachers = teachers_of_child(session, pupil_id)
    return FamilyRecipientsView(
        child=child,
        teachers=[row for row in teachers if row.teacher_id != actor.teacher_id],
        has_office=_is_anybody(session, col(Account.is_office)),
        has_head=settings[TO_HEAD] and _is_anybody(session, col(Account.is_head)),
    )


def family_of(session: Session, actor: Actor, pupil_id: int) -> ChildRecipientView:
    """The family of one child, for whoever at school may write to it.

    Raises:
        NotAllowed: the actor is not of the school.
        NotFound: there is no such child, or a teacher does not teach it.
    """
    require_may_write_to(session, actor, [pupil_id])
    row = session.execute(
        select(Pupil, col(SchoolClass.short_name))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.id) == pupil_id, col(Pupil.is_active))
    ).first()
    if row is None:
        raise NotFound()
    pupil, class_name = row
    child = view_of_child(pupil_id, pupil.first_name, pupil.surname, class_name)
    guardians = [
        GuardianRow(one.account_id, person_name(one.name))
        for one in guardians_of(session, pupil_id)
        if one.account_id != actor.account_id
    ]
    return ChildRecipientView(child, guardians)


def require_may_write_to(session: Session, actor: Actor, pupil_ids: Collection[int]) -> None:
    """Make sure that the actor may write to the families of these children, for the school.

    Raises:
        NotAllowed: the actor is not of the school.
        NotFound: a teacher does not teach one of them.
    """
    if actor.has(*MOST_AT_SCHOOL):
        return
    actor.require(Role.TEACHER)
    if actor.teacher_id is None:
        raise NotAllowed()
    require_taught(session, actor.teacher_id, pupil_ids)


def children_to_write_about(session: Session, actor: Actor) -> Sequence[ChildView]:
    """The actor's own children; none for whoever is no guardian."""
    return own_children(session, actor) if actor.has(Role.PARENT) else ()


def reads_also(session: Session, _actor: Actor) -> bool:
    """Whether other guardians read a new conversation unless its author says otherwise."""
    return school_settings(session)[FOR_BOTH]


def own_desk(actor: Actor, *, teaches: bool) -> Recipient:
    """The school's side as which somebody begins a conversation: a teacher with children that they
    teach, else the office, else the head.

    Raises:
        NotAllowed: the actor is not of the school.
    """
    if teaches and actor.teacher_id is not None:
        return Recipient(Desk.TEACHER, actor.teacher_id)
    if actor.has(Role.OFFICE):
        return Recipient(Desk.OFFICE)
    actor.require(Role.HEAD)
    return Recipient(Desk.HEAD)


def teachers_of_child(session: Session, pupil_id: int) -> list[TeacherRecipientRow]:
    """Who leads the child's class, teaches it, or counsels all children, and can read messages."""
    counsellors = _short_names(school_settings(session)[COUNSELLORS])
    class_id, leader_id = session.execute(
        select(col(Pupil.class_id), col(SchoolClass.class_teacher_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.id) == pupil_id)
    ).one()
    subjects = subjects_by_teacher(session, class_id) if class_id is not None else {}
    known = col(Teacher.id).in_({*subjects, leader_id or 0})
    counsels = col(Teacher.short_name).in_(counsellors)
    found = session.scalars(select(Teacher).where(known | counsels, is_readable_teacher()))
    rows = [
        TeacherRecipientRow(
            teacher_id=id_of(teacher),
            name=TeacherName.of(teacher),
            subjects=subjects.get(id_of(teacher), ""),
            leads=teacher.id == leader_id,
            counsels=teacher.short_name in counsellors,
        )
        for teacher in found
    ]
    return sorted(rows, key=lambda row: (not row.leads, name_order(row.name.surname)))


def is_readable_teacher() -> ColumnElement[bool]:
    """The SQL condition that a :class:`Teacher` is at school and has an account that is open."""
    has_account = exists().where(
        col(Account.teacher_id) == col(Teacher.id), ~col(Account.is_disabled)
    )
    return col(Teacher.is_active) & has_account.correlate_except(Account)


def _short_names(typed: str) -> frozenset[str]:
    """ "Hub, Mai" as it stands in the setting."""
    return frozenset(name for name in (part.strip() for part in typed.split(",")) if name)


def _is_anybody(session: Session, has_role: Mapped[bool]) -> bool:
    """Whether somebody with an open account has a role."""
    one = select(col(Account.id)).where(has_role, ~col(Account.is_disabled)).limit(1)
    return session.scalar(one) is not None
