"""Which conversations hold something new, and that somebody has read it."""

from sqlalchemy import func, select
from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.duration import fire_and_forget
from elternportal.models.messages import MessageThread
from elternportal.services.messages.delivering import announce_thread, mark_read
from elternportal.services.messages.scope import is_unread, lock_thread, visible_to


def count_unread(session: Session, actor: Actor) -> int:
    """How many conversations hold something new for the actor."""
    if not actor.roles:
        return 0
    query = select(func.count()).select_from(MessageThread)
    return session.scalar(query.where(visible_to(actor), is_unread(actor))) or 0


@fire_and_forget
def note_read(session: Session, actor: Actor, thread_id: int) -> None:
    """The actor has seen all of a conversation.

    Raises:
        NotFound: there is none, or the actor is on neither side.
    """
    thread, is_school = lock_thread(session, actor, thread_id)
    if mark_read(session, actor.account_id, thread, is_school=is_school):
        announce_thread(session, thread)
