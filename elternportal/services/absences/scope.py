"""Who sees an absence and who reports one, said once for pages, mails and files."""

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from elternportal.domain.absences import OPEN, AbsenceState, Source
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import NotFound
from elternportal.models.absences import Absence
from elternportal.services.school import own_pupils


def is_own(actor: Actor) -> ColumnElement[bool]:
    """An :class:`Absence` is of a child of whom the actor is a guardian."""
    return col(Absence.pupil_id).in_(own_pupils(actor))


def is_open() -> ColumnElement[bool]:
    """The child is away for this :class:`Absence`."""
    return col(Absence.state).in_(OPEN)


def find_own(session: Session, actor: Actor, absence_id: int) -> Absence:
    """An absence of an own child that holds, locked.

    Raises:
        NotAllowed: the actor is no guardian.
        NotFound: there is none, it is not of an own child, or it holds no more.
    """
    actor.require(Role.PARENT)
    return _find(session, (col(Absence.id) == absence_id) & is_own(actor) & is_open())


def find_reported(session: Session, actor: Actor, absence_id: int) -> Absence:
    """Like :func:`find_own`, for one that somebody has told the school.

    What a teacher has noted is explained and not withdrawn, and leave changes by its application.

    Raises:
        NotAllowed, NotFound: see :func:`find_own`.
    """
    actor.require(Role.PARENT)
    is_told = col(Absence.source).in_([Source.GUARDIAN, Source.OFFICE])
    return _find(session, (col(Absence.id) == absence_id) & is_own(actor) & is_open() & is_told)


def read_own(session: Session, actor: Actor, absence_id: int) -> Absence:
    """Like :func:`find_own`, not locked: for whoever locks the child afterwards.

    Raises:
        NotAllowed, NotFound: see :func:`find_own`.
    """
    actor.require(Role.PARENT)
    query = select(Absence).where(col(Absence.id) == absence_id, is_own(actor), is_open())
    found = session.scalars(query).first()
    if found is None:
        raise NotFound()
    return found


def find_for_record(session: Session, actor: Actor, absence_id: int) -> Absence:
    """An absence that holds, locked, for the office.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is none, or it holds no more.
    """
    actor.require(*ADMINISTRATION)
    return _find(session, (col(Absence.id) == absence_id) & is_open())


def _find(session: Session, condition: ColumnElement[bool]) -> Absence:
    found = session.scalars(select(Absence).where(condition).with_for_update()).first()
    if found is None:
        raise NotFound()
    return found


def is_unrecorded() -> ColumnElement[bool]:
    """The office has not taken note of an :class:`Absence`."""
    return col(Absence.state) == AbsenceState.REPORTED
