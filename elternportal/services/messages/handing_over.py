"""A teacher passes a conversation on to another one who teaches the child, e.g. before leaving."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.messages import Desk
from elternportal.domain.people import Actor
from elternportal.domain.school_import import Hanging, Leaving
from elternportal.errors import NotFound
from elternportal.models.messages import MessageRead, MessageThread
from elternportal.models.school import Pupil
from elternportal.services.audit import record
from elternportal.services.messages.delivering import announce_thread
from elternportal.services.messages.mails import tell_sides
from elternportal.services.messages.recipients import TeacherRecipientRow, teachers_of_child
from elternportal.services.messages.scope import find_thread, lock_thread
from elternportal.services.messages.starting import NoRecipient

HANGING = "messages"


def successors(session: Session, actor: Actor, thread_id: int) -> Sequence[TeacherRecipientRow]:
    """To whom the actor can pass a conversation on.

    Raises:
        NotFound: it is not the actor's as a teacher.
    """
    thread, is_school = find_thread(session, actor, thread_id)
    if not is_school or thread.desk != Desk.TEACHER:
        raise NotFound()
    rows = teachers_of_child(session, thread.pupil_id)
    return [row for row in rows if row.teacher_id != thread.teacher_id]


def hand_over(session: Session, actor: Actor, thread_id: int, teacher_id: int) -> None:
    """Pass it on: from now on the successor reads it, and the actor does not. The family is told.

    Raises:
        NotFound: it is not the actor's as a teacher.
        NoRecipient: the other does not teach the child.
    """
    thread, _ = lock_thread(session, actor, thread_id)
    if teacher_id not in {row.teacher_id for row in successors(session, actor, thread_id)}:
        raise NoRecipient()
    announce_thread(session, thread)
    thread.earlier_teacher_id, thread.teacher_id = thread.teacher_id, teacher_id
    thread.handed_over_at = clock.now()
    # It no longer belongs to what one teacher has written to the class.
    thread.class_message_id = None
    session.add(thread)
    session.execute(
        delete(MessageRead).where(
            col(MessageRead.thread_id) == thread_id, col(MessageRead.is_school)
        )
    )
    session.flush()
    record(session, actor.account_id, "conversation-handed-over", "message_thread", thread_id)
    tell_sides(session, thread, actor.account_id)
    announce_thread(session, thread)


def conversations_of(session: Session, leaving: Leaving) -> Sequence[Hanging]:
    """How many open conversations hang on those who leave by an import."""
    is_open = col(MessageThread.closed_at).is_(None)
    by_teacher = session.execute(
        select(col(MessageThread.teacher_id), func.count().label("open"))
        .where(col(MessageThread.teacher_id).in_(leaving.teacher_ids), is_open)
        .group_by(col(MessageThread.teacher_id))
    )
    by_child = session.execute(
        select(col(MessageThread.pupil_id), func.count().label("open"))
        .join(Pupil, col(Pupil.id) == col(MessageThread.pupil_id))
        .where(col(MessageThread.pupil_id).in_(leaving.pupil_ids), is_open)
        .group_by(col(MessageThread.pupil_id))
    )
    return [
        *(Hanging(HANGING, row.open, teacher_id=row.teacher_id) for row in by_teacher),
        *(Hanging(HANGING, row.open, pupil_id=row.pupil_id) for row in by_child),
    ]
