"""What a teacher has written to whole classes: who has read it, answered, or was not reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from elternportal.db import announce
from elternportal.domain.messages import PAGE_SIZE, messages_topic
from elternportal.domain.names import pupil_order
from elternportal.domain.paging import Paged, window
from elternportal.domain.people import Actor, Role
from elternportal.duration import takes_long
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.base import id_of
from elternportal.models.messages import ClassMessage, Message, MessageRead, MessageThread
from elternportal.models.school import Pupil, SchoolClass
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.audit import record
from elternportal.services.messages.settings import READ_MARKS
from elternportal.services.messages.withdrawing import (
    TooLateToWithdraw,
    may_withdraw,
    take_back,
)
from elternportal.services.school import ChildView, guardian_ids, has_guardian, view_of_child


@dataclass(frozen=True, slots=True)
class ClassMessageRow:
    """Something written to a class, in the list."""

    class_message_id: int
    class_name: str
    subject: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class ClassMemberRow:
    """One conversation of it. ``is_read`` stays False if the school shows no read marks."""

    thread_id: int
    child: ChildView
    is_read: bool
    has_answer: bool
    is_reached: bool


@dataclass(frozen=True, slots=True)
class ClassMessageView:
    """All conversations of it, by the children's names; ``text`` is what was written."""

    row: ClassMessageRow
    text: str
    members: Sequence[ClassMemberRow]
    shows_read: bool
    may_withdraw: bool
    is_withdrawn: bool

    @property
    def unreached(self) -> Sequence[ClassMemberRow]:
        return [member for member in self.members if not member.is_reached]


@takes_long
def list_class_messages(session: Session, actor: Actor, page: int) -> Paged[ClassMessageRow]:
    """One page of what the actor has written to classes, the latest first.

    Raises:
        NotAllowed: the actor is no teacher.
    """
    own = col(ClassMessage.teacher_id) == _teacher_id(actor)
    count = session.scalar(select(func.count()).select_from(ClassMessage).where(own)) or 0
    at = window(count, page, PAGE_SIZE)
    rows = session.scalars(
        select(ClassMessage)
        .where(own)
        .order_by(col(ClassMessage.sent_at).desc(), col(ClassMessage.id).desc())
        .offset(at.offset)
        .limit(PAGE_SIZE)
    )
    return Paged(tuple(map(_row, rows)), count, at.number, at.pages)


def read_class_message(session: Session, actor: Actor, class_message_id: int) -> ClassMessageView:
    """One of them.

    Raises:
        NotAllowed: the actor is no teacher.
        NotFound: it is not the actor's.
    """
    round_ = _find(session, actor, class_message_id)
    is_read = (
        select(col(MessageRead.id))
        .where(
            col(MessageRead.thread_id) == col(MessageThread.id),
            ~col(MessageRead.is_school),
            col(MessageRead.number) >= 1,
        )
        .correlate(MessageThread)
        .exists()
    )
    rows = session.execute(
        select(
            MessageThread,
            Pupil,
            col(SchoolClass.short_name),
            is_read,
            has_guardian(col(Pupil.id)),
        )
        .join(Pupil, col(Pupil.id) == col(MessageThread.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(_is_of(round_))
    ).all()
    shows_read = school_settings(session)[READ_MARKS]
    in_order = sorted(rows, key=lambda it: pupil_order("", it[1].surname, it[1].first_name))
    members = [
        ClassMemberRow(
            thread_id=id_of(thread),
            child=view_of_child(id_of(pupil), pupil.first_name, pupil.surname, class_name),
            is_read=shows_read and bool(read),
            has_answer=thread.has_answer,
            is_reached=bool(reached),
        )
        for thread, pupil, class_name, read, reached in in_order
    ]
    first = _first_messages(session, round_)
    text = next((message.text for message in first if message.withdrawn_at is None), "")
    return ClassMessageView(
        row=_row(round_),
        text=text,
        members=members,
        shows_read=shows_read,
        may_withdraw=any(may_withdraw(session, message) for message in first),
        is_withdrawn=not text and all(message.withdrawn_at for message in first),
    )


def withdraw_class_message(session: Session, actor: Actor, class_message_id: int) -> int:
    """Take back what was written, in all conversations; returns in how many.

    Raises:
        NotAllowed, NotFound: see :func:`read_class_message`.
        TooLateToWithdraw: it was sent longer ago than the school allows.
    """
    round_ = _find(session, actor, class_message_id)
    threads = session.scalars(select(MessageThread).where(_is_of(round_)).with_for_update()).all()
    messages = [one for one in _first_messages(session, round_) if may_withdraw(session, one)]
    if not messages:
        raise TooLateToWithdraw()
    take_back(session, messages)
    record(session, actor.account_id, "class-message-withdrawn", "class_message", class_message_id)
    families = session.scalars(guardian_ids([thread.pupil_id for thread in threads]))
    announce(session, *map(messages_topic, {*families, actor.account_id}))
    return len(messages)


def _find(session: Session, actor: Actor, class_message_id: int) -> ClassMessage:
    round_ = session.scalars(
        select(ClassMessage).where(
            col(ClassMessage.id) == class_message_id,
            col(ClassMessage.teacher_id) == _teacher_id(actor),
        )
    ).first()
    if round_ is None:
        raise NotFound()
    return round_


def _is_of(round_: ClassMessage) -> ColumnElement[bool]:
    """Its conversations, as long as they are the teacher's."""
    return (col(MessageThread.class_message_id) == id_of(round_)) & (
        col(MessageThread.teacher_id) == round_.teacher_id
    )


def _first_messages(session: Session, round_: ClassMessage) -> Sequence[Message]:
    """What was written, once for each conversation."""
    return session.scalars(
        select(Message)
        .join(MessageThread, col(MessageThread.id) == col(Message.thread_id))
        .where(_is_of(round_), col(Message.number) == 1)
    ).all()


def _row(round_: ClassMessage) -> ClassMessageRow:
    return ClassMessageRow(id_of(round_), round_.class_name, round_.subject, round_.sent_at)


def _teacher_id(actor: Actor) -> int:
    """Raises NotAllowed."""
    actor.require(Role.TEACHER)
    if actor.teacher_id is None:
        raise NotAllowed()
    return actor.teacher_id
