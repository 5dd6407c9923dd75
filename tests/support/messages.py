"""Conversations for tests: begun and answered as the named people."""

from sqlmodel import Session

from elternportal.domain.messages import Desk
from elternportal.domain.people import Actor
from elternportal.services.messages.recipients import Recipient
from elternportal.services.messages.starting import (
    StartThread,
    ThreadDraft,
    start_as_guardian,
    start_as_school,
)
from elternportal.services.messages.writing import MessageDraft, reply
from tests.support.world import World

SECRET = "Geheimwort-Quittenmus"


def ask_teacher(
    session: Session,
    world: World,
    actor: Actor,
    child: str = "Ada",
    teacher: str = "Huber",
    *,
    is_for_both: bool = False,
    text: str = SECRET,
    subject: str = "Hausaufgaben",
) -> int:
    """A guardian writes to a teacher about a child."""
    draft = ThreadDraft(subject=subject, text=text, is_for_both=is_for_both)
    side = Recipient(Desk.TEACHER, world.teachers[teacher])
    return start_as_guardian(session, actor, StartThread(world.pupils[child], side, draft))


def ask_desk(
    session: Session, world: World, actor: Actor, desk: Desk, child: str = "Ada", text: str = SECRET
) -> int:
    """A guardian writes to the office or the head about a child."""
    draft = ThreadDraft(subject="Frage", text=text)
    return start_as_guardian(
        session, actor, StartThread(world.pupils[child], Recipient(desk), draft)
    )


def write_family(
    session: Session, world: World, actor: Actor, child: str = "Ada", text: str = SECRET
) -> int:
    """Somebody at school writes to a child's family."""
    draft = ThreadDraft(subject="Mitteilung", text=text)
    return start_as_school(
        session, actor, StartThread(world.pupils[child], Recipient(Desk.TEACHER), draft)
    )


def answer(session: Session, actor: Actor, thread_id: int, text: str = "Danke") -> int:
    """Write into a conversation."""
    return reply(session, actor, thread_id, MessageDraft(text=text))
