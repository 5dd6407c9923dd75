"""Who sees which application for leave and who decides about it, said once."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, false, select
from sqlmodel import Session, col

from elternportal.domain.leave import Decider
from elternportal.domain.people import STAFF, Actor, Role
from elternportal.errors import NotFound
from elternportal.models.absences import LeaveRequest
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.conditions import is_administration
from elternportal.services.school import own_pupils


def is_own_leave(actor: Actor) -> ColumnElement[bool]:
    """A :class:`LeaveRequest` is about a child of whom the actor is a guardian."""
    return col(LeaveRequest.pupil_id).in_(own_pupils(actor))


def is_of_own_class(actor: Actor) -> ColumnElement[bool]:
    """A :class:`LeaveRequest` is about a child of the class that the actor leads."""
    if actor.teacher_id is None or not actor.has(Role.TEACHER):
        return false()
    led = (
        select(col(Pupil.id))
        .join(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(SchoolClass.class_teacher_id) == actor.teacher_id, col(Pupil.is_active))
    )
    return col(LeaveRequest.pupil_id).in_(led)


def visible_to_staff(actor: Actor) -> ColumnElement[bool]:
    """Office and head see every :class:`LeaveRequest`, the class teacher those of the own class.

    Other teachers of the class see that a child is away, and no application.
    """
    return is_administration(actor) | is_of_own_class(actor)


def proofs_of_leave(actor: Actor) -> Select[int | None]:
    """The files of applications: their families' and of whoever decides."""
    return select(col(LeaveRequest.proof_id)).where(is_own_leave(actor) | visible_to_staff(actor))


def find_own_leave(session: Session, actor: Actor, request_id: int) -> LeaveRequest:
    """An application for an own child, locked.

    Raises:
        NotAllowed: the actor is no guardian.
        NotFound: there is none, or it is not of an own child.
    """
    actor.require(Role.PARENT)
    return _find(session, (col(LeaveRequest.id) == request_id) & is_own_leave(actor))


def find_leave(session: Session, actor: Actor, request_id: int) -> LeaveRequest:
    """An application for whoever comments or decides, locked.

    Raises:
        NotAllowed: the actor does not work at the school.
        NotFound: there is none, or it is of another class.
    """
    actor.require(*STAFF)
    return _find(session, (col(LeaveRequest.id) == request_id) & visible_to_staff(actor))


def seen_leave(session: Session, actor: Actor, request_id: int) -> LeaveRequest:
    """Like :func:`find_leave`, not locked, to read it.

    Raises:
        NotAllowed, NotFound: see :func:`find_leave`.
    """
    actor.require(*STAFF)
    condition = (col(LeaveRequest.id) == request_id) & visible_to_staff(actor)
    found = session.scalars(select(LeaveRequest).where(condition)).first()
    if found is None:
        raise NotFound()
    return found


def roles_about(session: Session, actor: Actor, request: LeaveRequest) -> frozenset[Decider]:
    """As what the actor could decide about an application."""
    roles: set[Decider] = set()
    if actor.has(Role.HEAD):
        roles.add(Decider.HEAD)
    if actor.has(Role.OFFICE):
        roles.add(Decider.OFFICE)
    led = select(col(LeaveRequest.id)).where(
        col(LeaveRequest.id) == request.id, is_of_own_class(actor)
    )
    if session.scalar(led) is not None:
        roles.add(Decider.CLASS_TEACHER)
    return frozenset(roles)


def may_decide(roles: Collection[Decider], who: frozenset[Decider]) -> bool:
    """Whether somebody with these roles is among those who decide."""
    return not who.isdisjoint(roles)


def _find(session: Session, condition: ColumnElement[bool]) -> LeaveRequest:
    query = select(LeaveRequest).where(condition).with_for_update()
    found = session.scalars(query.execution_options(populate_existing=True)).first()
    if found is None:
        raise NotFound()
    return found
