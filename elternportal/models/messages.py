"""Conversations between the guardians of a child and the school, and the messages in them."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.domain.messages import LONGEST_NOTE, Desk, Request
from elternportal.models.base import UtcDateTime
from elternportal.sealing import SealedText

_DESKS = ", ".join(f"'{desk}'" for desk in Desk)
_REQUESTS = ", ".join(f"'{request}'" for request in Request)


class ClassMessage(SQLModel, table=True):
    """What a teacher has written to a whole class: one conversation for each child, and no other
    family sees them.
    """

    __tablename__ = "class_message"

    id: int | None = Field(default=None, primary_key=True)
    teacher_id: int = Field(foreign_key="teacher.id", index=True, ondelete="CASCADE")
    class_id: int | None = Field(
        default=None, foreign_key="school_class.id", index=True, ondelete="SET NULL"
    )
    class_name: str = Field(default="", max_length=40)  # as it was called then
    subject: str = Field(sa_type=SealedText("class_message.subject"))
    sent_at: datetime = Field(sa_type=UtcDateTime)


class MessageThread(SQLModel, table=True):
    """A conversation about one child.

    On the family's side is ``guardian_id`` alone, or without one all guardians of the child; on the
    school's ``teacher_id``, or whoever sits at the ``desk``. ``last_number`` counts the messages
    that were delivered. ``has_answer``: the family has written something, too; before, what went
    to a whole class is not in the teacher's list.
    """

    __tablename__ = "message_thread"
    __table_args__ = (
        CheckConstraint(f"desk IN ({_DESKS})", name="desk"),
        CheckConstraint(f"request IN ({_REQUESTS})", name="request"),
        CheckConstraint("(desk = 'teacher') = (teacher_id IS NOT NULL)", name="teacher"),
        CheckConstraint("last_number >= 0", name="last_number"),
        Index("ix_message_thread_teacher_at", "teacher_id", "last_at"),
        Index("ix_message_thread_desk_at", "desk", "last_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", index=True, ondelete="CASCADE")
    guardian_id: int | None = Field(
        default=None, foreign_key="account.id", index=True, ondelete="CASCADE"
    )
    desk: str = Field(max_length=20)
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id", ondelete="CASCADE")
    earlier_teacher_id: int | None = Field(
        default=None, foreign_key="teacher.id", index=True, ondelete="SET NULL"
    )
    handed_over_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    class_message_id: int | None = Field(
        default=None, foreign_key="class_message.id", index=True, ondelete="SET NULL"
    )
    subject: str = Field(sa_type=SealedText("message_thread.subject"))
    request: str = Field(default=Request.NONE, max_length=20)
    last_number: int = 0
    last_at: datetime = Field(sa_type=UtcDateTime)
    has_answer: bool = False
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Message(SQLModel, table=True):
    """One message. It has a ``number`` in its conversation once it is delivered, at ``sent_at``;
    before, until ``deliver_at``, only its author sees it. Withdrawn ones keep their place.
    """

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("thread_id", "number"),
        CheckConstraint("(number IS NULL) = (sent_at IS NULL)", name="delivered"),
        CheckConstraint("number IS NOT NULL OR deliver_at IS NOT NULL", name="waits"),
        Index("ix_message_number_deliver_at", "number", "deliver_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    thread_id: int = Field(foreign_key="message_thread.id", ondelete="CASCADE")
    number: int | None = None
    is_from_school: bool
    author_id: int | None = Field(
        default=None, foreign_key="account.id", index=True, ondelete="SET NULL"
    )
    text: str = Field(sa_type=SealedText("message.text"))
    written_at: datetime = Field(sa_type=UtcDateTime)
    deliver_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class MessageFile(SQLModel, table=True):
    """A file that hangs at a message; what went to a class hangs at all of its messages."""

    __tablename__ = "message_file"
    __table_args__ = (UniqueConstraint("message_id", "file_id"),)

    id: int | None = Field(default=None, primary_key=True)
    message_id: int = Field(foreign_key="message.id", ondelete="CASCADE")
    file_id: int = Field(foreign_key="stored_file.id", index=True)
    position: int


class MessageRead(SQLModel, table=True):
    """Up to which ``number`` somebody has read a conversation, and on which side."""

    __tablename__ = "message_read"
    __table_args__ = (UniqueConstraint("thread_id", "account_id", "is_school"),)

    id: int | None = Field(default=None, primary_key=True)
    thread_id: int = Field(foreign_key="message_thread.id", ondelete="CASCADE")
    account_id: int = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    is_school: bool
    number: int


class AnswerHours(SQLModel, table=True):
    """When a teacher answers messages, and a note while away; families read both.

    ``weekdays`` are the digits of the days, Monday is 1.
    """

    __tablename__ = "answer_hours"
    __table_args__ = (
        CheckConstraint("(begins IS NULL) = (ends IS NULL)", name="both"),
        CheckConstraint("begins < ends", name="forwards"),
    )

    teacher_id: int = Field(
        primary_key=True,
        foreign_key="teacher.id",
        ondelete="CASCADE",
        sa_column_kwargs={"autoincrement": False},
    )
    weekdays: str = Field(default="", max_length=7)
    begins: time | None = None
    ends: time | None = None
    away_until: date | None = None  # the last day
    away_note: str = Field(default="", max_length=LONGEST_NOTE)


class MessageReport(SQLModel, table=True):
    """A message that the person concerned shows to the head, as it was then."""

    __tablename__ = "message_report"
    __table_args__ = (UniqueConstraint("message_id", "reported_by"),)

    id: int | None = Field(default=None, primary_key=True)
    message_id: int = Field(foreign_key="message.id", ondelete="CASCADE")
    reported_by: int = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    reported_at: datetime = Field(sa_type=UtcDateTime)
    text: str = Field(sa_type=SealedText("message_report.text"))
    reason: str = Field(default="", sa_type=SealedText("message_report.reason"))
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
