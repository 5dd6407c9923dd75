"""A message gets its number when it is delivered: at once, or when its time has come."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.messages import Desk, desk_topic, messages_topic
from elternportal.models.base import id_of
from elternportal.models.messages import Message, MessageRead, MessageThread
from elternportal.services.messages.mails import people_of, tell_sides


def deliver(session: Session, thread: MessageThread, message: Message) -> None:
    """Give a message the next number of its conversation, which the caller has locked."""
    now = clock.now()
    thread.last_number += 1
    thread.last_at = now
    thread.has_answer = thread.has_answer or not message.is_from_school
    message.number, message.sent_at = thread.last_number, now
    session.add_all((thread, message))
    session.flush()


def mark_read(session: Session, account_id: int, thread: MessageThread, *, is_school: bool) -> bool:
    """Note that somebody has read all of a conversation that is delivered; False if they had."""
    own = select(MessageRead).where(
        col(MessageRead.thread_id) == id_of(thread),
        col(MessageRead.account_id) == account_id,
        col(MessageRead.is_school) == is_school,
    )
    mark = session.scalars(own).first()
    if mark is None:
        mark = MessageRead(
            thread_id=id_of(thread), account_id=account_id, is_school=is_school, number=0
        )
    if mark.number >= thread.last_number:
        return False
    mark.number = thread.last_number
    session.add(mark)
    session.flush()
    return True


def messages_due(session: Session) -> Sequence[int]:
    """The ids of messages whose time has come, the earliest first."""
    due = select(col(Message.id)).where(
        col(Message.number).is_(None),
        col(Message.withdrawn_at).is_(None),
        col(Message.deliver_at) <= clock.now(),
    )
    ids = session.scalars(due.order_by(col(Message.deliver_at), col(Message.id)))
    return [message_id for message_id in ids if message_id is not None]


def deliver_due(session: Session, message_id: int) -> bool:
    """Deliver a message whose time has come; False if another process was first.

    It is delivered even if the conversation has ended meanwhile: it was written before.
    """
    thread = session.scalars(
        select(MessageThread)
        .join(Message, col(Message.thread_id) == col(MessageThread.id))
        .where(col(Message.id) == message_id)
        .with_for_update(of=MessageThread)
    ).first()
    message = session.scalars(
        select(Message).where(col(Message.id) == message_id, col(Message.number).is_(None))
    ).first()
    if thread is None or message is None or message.withdrawn_at is not None:
        return False
    deliver(session, thread, message)
    tell_sides(session, thread, message.author_id)
    announce_thread(session, thread)
    return True


def announce_thread(session: Session, thread: MessageThread) -> None:
    """The open pages of both sides show the conversation anew."""
    announce(session, *_topics(thread, people_of(session, thread)))


def _topics(thread: MessageThread, people: Collection[int]) -> list[str]:
    desk = Desk(thread.desk)
    own = [] if desk is Desk.TEACHER else [desk_topic(desk)]
    return [*map(messages_topic, people), *own]
