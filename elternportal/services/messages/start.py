"""New messages on the start page."""

from collections.abc import Sequence

from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.services.messages.threads import ThreadRow, unread_threads


def messages_at_start(session: Session, actor: Actor) -> Sequence[ThreadRow]:
    """Conversations with something that the actor has not read, the latest first."""
    return unread_threads(session, actor)
