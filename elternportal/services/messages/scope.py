"""Who reads a conversation: the two sides, and nobody else. Said once for all that reads.

The office is on a side only where the family has written to the office; what families write to a
teacher it cannot read, and neither can the head or another teacher.
"""

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlmodel import Session, col

from elternportal.domain.messages import Desk
from elternportal.domain.people import Actor, Role
from elternportal.errors import NotFound
from elternportal.models.messages import Message, MessageFile, MessageRead, MessageThread
from elternportal.services.school import own_pupils

DESK_ROLES = {Desk.OFFICE: Role.OFFICE, Desk.HEAD: Role.HEAD}


def is_on_family_side(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that the actor is a guardian in a :class:`MessageThread`."""
    if not actor.has(Role.PARENT):
        return false()
    is_addressed = col(MessageThread.guardian_id).is_(None) | (
        col(MessageThread.guardian_id) == actor.account_id
    )
    return col(MessageThread.pupil_id).in_(own_pupils(actor)) & is_addressed


def is_on_school_side(actor: Actor) -> ColumnElement[bool]:
    """A :class:`MessageThread` is with the actor, as its teacher, or as the office or the head."""
    sides = [
        col(MessageThread.desk) == desk for desk, role in DESK_ROLES.items() if actor.has(role)
    ]
    if actor.has(Role.TEACHER) and actor.teacher_id is not None:
        sides.append(col(MessageThread.teacher_id) == actor.teacher_id)
    return or_(false(), *sides)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that the actor is on one of the sides, and there is something to see.

    Until the first message is delivered, only its author's side knows of it.
    """
    is_own_waiting = (
        select(col(Message.id))
        .where(
            col(Message.thread_id) == col(MessageThread.id),
            col(Message.author_id) == actor.account_id,
            col(Message.withdrawn_at).is_(None),
        )
        .correlate(MessageThread)
        .exists()
    )
    is_begun = (col(MessageThread.last_number) > 0) | is_own_waiting
    return is_begun & (is_on_family_side(actor) | is_on_school_side(actor))


def read_number(actor: Actor) -> ColumnElement[int]:
    """The number up to which the actor has read a :class:`MessageThread`.

    What one of the office has read, all of them have.
    """
    own = and_(col(MessageRead.account_id) == actor.account_id, ~col(MessageRead.is_school))
    at_school = and_(is_on_school_side(actor), col(MessageRead.is_school))
    number = (
        select(func.max(col(MessageRead.number)))
        .where(
            col(MessageRead.thread_id) == col(MessageThread.id),
            or_(at_school, and_(~is_on_school_side(actor), own)),
        )
        .correlate(MessageThread)
        .scalar_subquery()
    )
    return func.coalesce(number, 0)


def is_unread(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a :class:`MessageThread` holds something that the actor's side has not
    read.
    """
    return col(MessageThread.last_number) > read_number(actor)


def find_thread(session: Session, actor: Actor, thread_id: int) -> tuple[MessageThread, bool]:
    """A conversation that the actor sees, and whether on the school's side.

    Raises:
        NotFound: there is none, or the actor is on neither side.
    """
    return _first(session, _found(actor, thread_id))


def lock_thread(session: Session, actor: Actor, thread_id: int) -> tuple[MessageThread, bool]:
    """Like :func:`find_thread`, locked: messages in it get their numbers one after the other."""
    return _first(session, _found(actor, thread_id).with_for_update(of=MessageThread))


def files_of_messages(actor: Actor) -> Select[int | None]:
    """The files at messages that the actor may read: those that wait are only the author's."""
    is_there = col(Message.number).is_not(None) | (col(Message.author_id) == actor.account_id)
    return (
        select(col(MessageFile.file_id))
        .join(Message, col(Message.id) == col(MessageFile.message_id))
        .join(MessageThread, col(MessageThread.id) == col(Message.thread_id))
        .where(visible_to(actor), is_there)
    )


def _found(actor: Actor, thread_id: int) -> Select[MessageThread, bool]:
    return select(MessageThread, is_on_school_side(actor)).where(
        col(MessageThread.id) == thread_id, visible_to(actor)
    )


def _first(session: Session, found: Select[MessageThread, bool]) -> tuple[MessageThread, bool]:
    row = session.execute(found).first()
    if row is None:
        raise NotFound()
    return row[0], bool(row[1])
