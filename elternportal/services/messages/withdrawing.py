"""Take back an own message, until it is delivered and for a while afterwards."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from sqlalchemy import delete
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, NotFound
from elternportal.models.base import id_of
from elternportal.models.messages import Message, MessageFile
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.audit import record
from elternportal.services.messages.delivering import announce_thread
from elternportal.services.messages.scope import lock_thread
from elternportal.services.messages.settings import WITHDRAW_MINUTES


class TooLateToWithdraw(Conflict):
    """The time in which a message can be taken back is over."""

    key: ClassVar[str] = "messages-error-withdraw"


def withdraw_message(session: Session, actor: Actor, message_id: int) -> None:
    """Take back an own message: its words and files are gone, that there was one is not.

    Raises:
        NotFound: it is not the actor's, or was withdrawn before.
        TooLateToWithdraw: it was delivered longer ago than the school allows.
    """
    message = session.get(Message, message_id)
    if message is None:
        raise NotFound()
    thread, _ = lock_thread(session, actor, message.thread_id)
    session.refresh(message)
    if message.author_id != actor.account_id or message.withdrawn_at is not None:
        raise NotFound()
    if not may_withdraw(session, message):
        raise TooLateToWithdraw()
    take_back(session, [message])
    record(session, actor.account_id, "message-withdrawn", "message", message_id)
    announce_thread(session, thread)


def take_back(session: Session, messages: Sequence[Message]) -> None:
    """Empty messages; the caller has made sure that they may be."""
    for message in messages:
        message.text, message.withdrawn_at = "", clock.now()
    ids = [id_of(message) for message in messages]
    session.execute(delete(MessageFile).where(col(MessageFile.message_id).in_(ids)))
    session.flush()


def may_withdraw(session: Session, message: Message) -> bool:
    """Whether a message can still be taken back: until it is delivered, and a while afterwards."""
    minutes = school_settings(session)[WITHDRAW_MINUTES]
    if message.withdrawn_at is not None:
        return False
    return message.sent_at is None or clock.now() < message.sent_at + timedelta(minutes=minutes)
