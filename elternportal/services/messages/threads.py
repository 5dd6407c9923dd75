"""The list of a person's conversations, and one that is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from elternportal.domain.messages import (
    PAGE_SIZE,
    SHOWN_MESSAGES,
    Desk,
    Obstacle,
    Request,
    ThreadsShown,
)
from elternportal.domain.names import TeacherName, person_name
from elternportal.domain.paging import Paged, paged, window
from elternportal.domain.people import Actor
from elternportal.domain.search import fold, words_of
from elternportal.duration import takes_long
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.files import StoredFile
from elternportal.models.messages import Message, MessageFile, MessageRead, MessageThread
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.files import FileView, file_view
from elternportal.services.messages.scope import (
    find_thread,
    is_on_school_side,
    is_unread,
    visible_to,
)
from elternportal.services.messages.settings import READ_MARKS
from elternportal.services.messages.withdrawing import may_withdraw
from elternportal.services.messages.writing import obstacle_of
from elternportal.services.school import ChildView, has_guardian, view_of_child


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A conversation in a list. ``teacher`` is None where it is with the office or the head."""

    thread_id: int
    child: ChildView
    desk: Desk
    teacher: TeacherName | None
    guardian: str
    is_school: bool
    subject: str
    last_at: datetime
    is_unread: bool
    is_closed: bool

    @property
    def words(self) -> str:
        """What a search looks through."""
        teacher = self.teacher.surname if self.teacher else ""
        parts = (self.subject, self.child.name, self.child.class_name, self.guardian, teacher)
        return fold(" ".join(parts))


@dataclass(frozen=True, slots=True)
class ThreadsAsked:
    """What the list shows: ``words`` stand in subject or names, pages begin at 1."""

    shown: ThreadsShown = ThreadsShown.OPEN
    words: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message; ``waits_until`` is set until it is delivered, ``text`` empty if withdrawn."""

    message_id: int
    number: int
    is_own: bool
    is_from_own_side: bool
    author: str
    text: str
    files: tuple[FileView, ...]
    at: datetime
    waits_until: datetime | None
    is_withdrawn: bool
    may_withdraw: bool
    is_read: bool


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A conversation that is open: its newest messages, the oldest of them first.

    ``earlier`` is how many there are before. ``is_for_one``: only one guardian reads it, and not
    the other. ``is_unreached``: the child has no guardian with access.
    """

    row: ThreadRow
    request: Request
    messages: tuple[MessageRow, ...]
    earlier: int
    obstacle: Obstacle
    is_for_one: bool
    is_unreached: bool
    earlier_teacher: TeacherName | None
    handed_over_at: datetime | None
    teacher_id: int | None
    is_last_read: bool


@takes_long
def list_threads(session: Session, actor: Actor, asked: ThreadsAsked) -> Paged[ThreadRow]:
    """One page of the conversations that the actor is part of, the latest message first.

    Subjects are sealed, so words are looked for in what is opened, and not by the database.
    """
    is_closed = col(MessageThread.closed_at).is_not(None)
    wanted = is_closed if asked.shown == ThreadsShown.CLOSED else ~is_closed
    # What went to a whole class stands in the list of those, until a family answers.
    stands_alone = ~is_on_school_side(actor) | (
        col(MessageThread.class_message_id).is_(None) | col(MessageThread.has_answer)
    )
    condition = wanted & stands_alone
    words = words_of(asked.words)
    if words:
        found = [
            row
            for row in _rows(session, actor, condition)
            if all(word in row.words for word in words)
        ]
        return paged(found, asked.page, PAGE_SIZE)
    count = select(func.count()).select_from(MessageThread).where(visible_to(actor), condition)
    at = window(session.scalar(count) or 0, asked.page, PAGE_SIZE)
    rows = _rows(session, actor, condition, at.offset, PAGE_SIZE)
    return Paged(tuple(rows), session.scalar(count) or 0, at.number, at.pages)


def read_thread(
    session: Session, actor: Actor, thread_id: int, *, all_of: bool = False
) -> ThreadView:
    """A conversation of which the actor is part; ``all_of`` shows the old messages, too.

    Raises:
        NotFound: there is none, or the actor is on neither side.
    """
    thread, is_school = find_thread(session, actor, thread_id)
    (row,) = _rows(session, actor, col(MessageThread.id) == thread_id)
    messages = _messages(session, actor, thread, is_school=is_school)
    shown = messages if all_of else messages[-SHOWN_MESSAGES:]
    child_has_guardian = session.scalar(select(has_guardian(thread.pupil_id)))
    earlier = session.get(Teacher, thread.earlier_teacher_id) if thread.earlier_teacher_id else None
    return ThreadView(
        row=row,
        request=Request(thread.request),
        messages=tuple(shown),
        earlier=len(messages) - len(shown),
        obstacle=obstacle_of(session, thread),
        is_for_one=thread.guardian_id is not None,
        is_unreached=is_school and not child_has_guardian,
        earlier_teacher=TeacherName.of(earlier) if earlier else None,
        handed_over_at=thread.handed_over_at,
        teacher_id=thread.teacher_id,
        is_last_read=bool(shown) and shown[-1].is_read,
    )


def unread_threads(session: Session, actor: Actor) -> Sequence[ThreadRow]:
    """Those conversations, the latest first."""
    return _rows(session, actor, is_unread(actor), 0, PAGE_SIZE) if actor.roles else []


def _rows(
    session: Session,
    actor: Actor,
    condition: ColumnElement[bool],
    offset: int = 0,
    limit: int | None = None,
) -> list[ThreadRow]:
    """Conversations of the actor that fulfil a condition."""
    query = (
        select(
            MessageThread,
            Pupil,
            col(SchoolClass.short_name),
            Teacher,
            col(Account.name),
            is_on_school_side(actor),
            is_unread(actor),
        )
        .join(Pupil, col(Pupil.id) == col(MessageThread.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .outerjoin(Teacher, col(Teacher.id) == col(MessageThread.teacher_id))
        .outerjoin(Account, col(Account.id) == col(MessageThread.guardian_id))
        .where(visible_to(actor), condition)
        .order_by(col(MessageThread.last_at).desc(), col(MessageThread.id).desc())
    )
    return [
        ThreadRow(
            thread_id=id_of(thread),
            child=view_of_child(id_of(pupil), pupil.first_name, pupil.surname, class_name),
            desk=Desk(thread.desk),
            teacher=TeacherName.of(teacher) if teacher else None,
            guardian=person_name(guardian or ""),
            is_school=bool(is_school),
            subject=thread.subject,
            last_at=thread.last_at,
            is_unread=bool(unread),
            is_closed=thread.closed_at is not None,
        )
        for thread, pupil, class_name, teacher, guardian, is_school, unread in session.execute(
            query.offset(offset).limit(limit)
        )
    ]


def _messages(
    session: Session, actor: Actor, thread: MessageThread, *, is_school: bool
) -> list[MessageRow]:
    """All messages that the actor sees, in their order; own ones that wait come last."""
    is_there = col(Message.number).is_not(None) | (col(Message.author_id) == actor.account_id)
    found = session.execute(
        select(Message, col(Account.name))
        .outerjoin(Account, col(Account.id) == col(Message.author_id))
        .where(col(Message.thread_id) == id_of(thread), is_there)
        .order_by(col(Message.number).is_(None), col(Message.number), col(Message.deliver_at))
    ).all()
    files = _files(session, id_of(thread))
    read = _read_by_other_side(session, thread, is_school=is_school)
    return [
        MessageRow(
            message_id=id_of(message),
            number=message.number or 0,
            is_own=message.author_id == actor.account_id,
            is_from_own_side=message.is_from_school == is_school,
            author=person_name(name or ""),
            text=message.text,
            files=tuple(files.get(id_of(message), ())),
            at=message.sent_at or message.written_at,
            waits_until=message.deliver_at if message.number is None else None,
            is_withdrawn=message.withdrawn_at is not None,
            may_withdraw=message.author_id == actor.account_id and may_withdraw(session, message),
            is_read=message.is_from_school == is_school and 0 < (message.number or 0) <= read,
        )
        for message, name in found
        # What was withdrawn before it was delivered never was there.
        if message.number is not None or message.withdrawn_at is None
    ]


def _files(session: Session, thread_id: int) -> dict[int, list[FileView]]:
    """The files at each message of a conversation that the caller has found visible."""
    rows = session.execute(
        select(col(MessageFile.message_id), StoredFile)
        .join(Message, col(Message.id) == col(MessageFile.message_id))
        .join(StoredFile, col(StoredFile.id) == col(MessageFile.file_id))
        .where(col(Message.thread_id) == thread_id)
        .order_by(col(MessageFile.position))
    )
    files: dict[int, list[FileView]] = {}
    for message_id, stored in rows:
        files.setdefault(message_id, []).append(file_view(stored))
    return files


def _read_by_other_side(session: Session, thread: MessageThread, *, is_school: bool) -> int:
    """Up to which number the other side has read; 0 if the school shows no read marks."""
    if not school_settings(session)[READ_MARKS]:
        return 0
    number = select(func.max(col(MessageRead.number))).where(
        col(MessageRead.thread_id) == id_of(thread), col(MessageRead.is_school) != is_school
    )
    return session.scalar(number) or 0
