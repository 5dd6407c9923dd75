"""Write into a conversation, now or later, and end it or open it again.

The conversation's row is locked while a message gets its number, so that two who write at the same
moment are in one order on both databases.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.messages import (
    LONGEST_MESSAGE,
    Desk,
    Obstacle,
)
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.models.base import id_of
from elternportal.models.messages import Message, MessageFile, MessageThread
from elternportal.models.school import Pupil, Teacher
from elternportal.services.audit import record
from elternportal.services.files import take_files
from elternportal.services.messages.delivering import announce_thread, deliver, mark_read
from elternportal.services.messages.mails import tell_sides
from elternportal.services.messages.recipients import is_readable_teacher
from elternportal.services.messages.scope import lock_thread
from elternportal.services.school import guardian_ids

AT_ONCE = timedelta(seconds=30)  # the same words again so soon are the same message
LATEST = timedelta(days=60)


class CannotWrite(Conflict):
    """Nobody can write in the conversation; the sentence says why."""

    key: ClassVar[str] = "messages-error-closed"


class EmptyMessage(InvalidInput):
    """Neither words nor a file."""

    key: ClassVar[str] = "messages-error-empty"
    field_name = "text"


class NotLater(InvalidInput):
    """A message is delivered later only at a time to come, and not long after."""

    key: ClassVar[str] = "messages-error-later"
    field_name = "deliver_at"


class MessageDraft(BaseModel):
    """A message as it is typed; ``files`` are the keys of uploaded files.

    ``deliver_at`` is by the school's clock; none is at once.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_MESSAGE)] = ""
    files: str = ""
    deliver_at: datetime | None = None

    @property
    def later(self) -> datetime | None:
        """The instant of delivery, if it is not at once.

        Raises:
            NotLater: it has passed, or is too far away.
        """
        if self.deliver_at is None:
            return None
        at = clock.from_school(self.deliver_at.replace(tzinfo=None))
        if not clock.now() < at < clock.now() + LATEST:
            raise NotLater()
        return at


def reply(session: Session, actor: Actor, thread_id: int, draft: MessageDraft) -> int:
    """Write into a conversation; returns the message's id.

    The same words sent twice at once, e.g. by a double tap, are one message.

    Raises:
        NotFound: the actor is on neither side.
        CannotWrite: the conversation has ended, or nobody on the other side can read it.
        EmptyMessage, NotLater
        NotFound, TooManyFiles: see :func:`take_files`.
    """
    thread, is_school = lock_thread(session, actor, thread_id)
    before = _same_again(session, actor, thread, draft)
    return before or write(session, actor, thread, draft, is_school=is_school)


def write(
    session: Session,
    actor: Actor,
    thread: MessageThread,
    draft: MessageDraft,
    *,
    is_school: bool,
) -> int:
    """Write into a conversation that the caller has locked or made; returns the message's id.

    Raises:
        CannotWrite, EmptyMessage, NotLater, NotFound, TooManyFiles: see :func:`reply`.
    """
    obstacle = obstacle_of(session, thread)
    if obstacle:
        raise CannotWrite(f"messages-error-{obstacle}")
    if not draft.text and not draft.files.strip():
        raise EmptyMessage()
    message = Message(
        thread_id=id_of(thread),
        is_from_school=is_school,
        author_id=actor.account_id,
        text=draft.text,
        written_at=clock.now(),
        deliver_at=draft.later or clock.now(),
    )
    session.add(message)
    session.flush()
    attach(session, [message], take_files(session, actor, draft.files))
    if draft.deliver_at is None:
        deliver(session, thread, message)
        mark_read(session, actor.account_id, thread, is_school=is_school)
        tell_sides(session, thread, actor.account_id)
    announce_thread(session, thread)
    return id_of(message)


def attach(session: Session, messages: Sequence[Message], file_ids: Sequence[int]) -> None:
    """Hang files at messages that have just been written."""
    session.add_all(
        MessageFile(message_id=id_of(message), file_id=file_id, position=position)
        for message in messages
        for position, file_id in enumerate(file_ids)
    )
    session.flush()


def close_thread(session: Session, actor: Actor, thread_id: int, *, closes: bool) -> None:
    """The school's side ends a conversation, or opens it again.

    Raises:
        NotFound: the actor is not on the school's side.
    """
    thread, is_school = lock_thread(session, actor, thread_id)
    if not is_school:
        raise NotFound()
    thread.closed_at = clock.now() if closes else None
    session.add(thread)
    record(
        session,
        actor.account_id,
        "conversation-ended" if closes else "conversation-opened",
        "message_thread",
        thread_id,
    )
    announce_thread(session, thread)


def obstacle_of(session: Session, thread: MessageThread) -> Obstacle:
    """Why nobody can write in a conversation; :attr:`Obstacle.NONE` if they can."""
    if thread.closed_at is not None:
        return Obstacle.CLOSED
    is_there = session.scalar(select(col(Pupil.is_active)).where(col(Pupil.id) == thread.pupil_id))
    if not is_there:
        return Obstacle.CHILD_LEFT
    family = set(session.scalars(guardian_ids([thread.pupil_id])))
    if thread.guardian_id is not None and thread.guardian_id not in family:
        return Obstacle.NO_GUARDIAN
    if thread.desk == Desk.TEACHER:
        reads = select(col(Teacher.id)).where(
            col(Teacher.id) == thread.teacher_id, is_readable_teacher()
        )
        if session.scalar(reads) is None:
            return Obstacle.TEACHER_GONE
    return Obstacle.NONE


def _same_again(
    session: Session, actor: Actor, thread: MessageThread, draft: MessageDraft
) -> int | None:
    """The id of the message that the actor has just sent with the same words and no files."""
    if draft.files.strip():
        return None
    latest = session.scalars(
        select(Message)
        .where(
            col(Message.thread_id) == id_of(thread),
            col(Message.author_id) == actor.account_id,
            col(Message.withdrawn_at).is_(None),
            col(Message.written_at) > clock.now() - AT_ONCE,
        )
        .order_by(col(Message.id).desc())
        .limit(1)
    ).first()
    is_same = latest is not None and latest.text == draft.text
    return id_of(latest) if is_same and latest is not None else None
