"""Begin a conversation: a guardian with somebody of the school, the school with one family, or a
teacher with all families of a class, each in a conversation of its own.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import StringConstraints
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.messages import (
    LONGEST_SUBJECT,
    Desk,
    Request,
    messages_topic,
)
from elternportal.domain.people import Actor, Role
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.i18n import t
from elternportal.models.base import id_of, known_id
from elternportal.models.messages import ClassMessage, Message, MessageRead, MessageThread
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audit import record
from elternportal.services.files import take_files
from elternportal.services.messages.mails import tell_class
from elternportal.services.messages.recipients import (
    Recipient,
    family_of,
    own_desk,
    teachers_for,
)
from elternportal.services.messages.writing import (
    CannotWrite,
    EmptyMessage,
    MessageDraft,
    attach,
    write,
)
from elternportal.services.school import (
    guardian_ids,
    guardians_by_child,
    is_taught_by,
    require_taught,
)

_Subject = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_SUBJECT)]


class SubjectMissing(InvalidInput):
    """A conversation needs a few words that say what it is about."""

    key: ClassVar[str] = "messages-error-subject"
    field_name = "subject"


class NoRecipient(InvalidInput):
    """Nobody was chosen, or somebody to whom the person may not write about the child."""

    key: ClassVar[str] = "messages-error-recipient"
    field_name = "recipient"


class ThreadDraft(MessageDraft):
    """A conversation as it is begun; a ``request`` says what it is about by itself."""

    subject: _Subject = ""
    request: Request = Request.NONE
    is_for_both: bool = False


@dataclass(frozen=True, slots=True)
class StartThread:
    """Write about a child to ``recipient``."""

    pupil_id: int
    recipient: Recipient
    draft: ThreadDraft


@dataclass(frozen=True, slots=True)
class WriteToClass:
    class_id: int
    draft: ThreadDraft


@dataclass(frozen=True, slots=True)
class SentToClassView:
    """What came of writing to a class: how many conversations, mails, and families not reached."""

    class_message_id: int
    conversations: int
    mails: int
    unreached: int


def start_as_guardian(session: Session, actor: Actor, command: StartThread) -> int:
    """Begin a conversation about an own child; returns its id.

    Raises:
        NotAllowed: the actor is no guardian.
        NotFound: it is not an own child.
        NoRecipient: nobody whom a guardian may write to about this child.
        SubjectMissing, and what :func:`reply` raises
    """
    whom = teachers_for(session, actor, command.pupil_id)
    wanted, draft = command.recipient, command.draft
    may = {
        Desk.TEACHER: wanted.teacher_id in {row.teacher_id for row in whom.teachers},
        Desk.OFFICE: whom.has_office,
        Desk.HEAD: whom.has_head,
    }
    if not may[wanted.desk]:
        raise NoRecipient()
    guardian_id = None if draft.is_for_both else actor.account_id
    side = Recipient(wanted.desk, wanted.teacher_id, guardian_id)
    return _start(session, actor, command.pupil_id, side, draft, is_school=False)


def start_as_school(session: Session, actor: Actor, command: StartThread) -> int:
    """Begin a conversation with a child's family; returns its id.

    ``recipient`` names one guardian, or all of them.

    Raises:
        NotAllowed: the actor is not of the school.
        NotFound: there is no such child, or a teacher does not teach it.
        NoRecipient: the guardian is not this child's.
        CannotWrite: nobody of the family has access.
        SubjectMissing, and what :func:`reply` raises
    """
    family = family_of(session, actor, command.pupil_id)
    guardian_id = command.recipient.guardian_id
    if not family.guardians:
        raise CannotWrite("messages-error-no-guardian")
    if guardian_id is not None and guardian_id not in {it.account_id for it in family.guardians}:
        raise NoRecipient()
    desk = own_desk(actor, teaches=_teaches(session, actor, command.pupil_id))
    side = Recipient(desk.desk, desk.teacher_id, guardian_id)
    return _start(session, actor, command.pupil_id, side, command.draft, is_school=True)


def write_to_class(session: Session, actor: Actor, command: WriteToClass) -> SentToClassView:
    """Write the same to all families of a class, each in a conversation of its own.

    There is one for a child without a guardian, too: whoever registers later finds it there.

    Raises:
        NotAllowed: the actor is no teacher.
        NotFound: the actor does not teach the class, or nobody is in it.
        SubjectMissing, EmptyMessage
        NotFound, TooManyFiles: see :func:`take_files`.
    """
    actor.require(Role.TEACHER)
    teacher_id, draft = actor.teacher_id, command.draft
    if teacher_id is None:
        raise NotAllowed()
    school_class = session.scalars(
        select(SchoolClass).where(col(SchoolClass.id) == command.class_id, is_taught_by(teacher_id))
    ).first()
    children = select(col(Pupil.id)).where(
        col(Pupil.class_id) == command.class_id, col(Pupil.is_active)
    )
    pupil_ids = list(map(known_id, session.scalars(children.order_by(col(Pupil.id)))))
    if school_class is None or not pupil_ids:
        raise NotFound()
    if not draft.subject:
        raise SubjectMissing()
    if not draft.text and not draft.files.strip():
        raise EmptyMessage()
    round_ = ClassMessage(
        teacher_id=teacher_id,
        class_id=command.class_id,
        class_name=school_class.short_name,
        subject=draft.subject,
        sent_at=clock.now(),
    )
    session.add(round_)
    session.flush()
    threads = _write_threads(session, actor, round_, pupil_ids, draft)
    mails = tell_class(session, round_, pupil_ids, actor.account_id)
    record(session, actor.account_id, "class-message-sent", "class_message", id_of(round_))
    families = session.scalars(guardian_ids(pupil_ids))
    announce(session, *map(messages_topic, {*families, actor.account_id}))
    reached = guardians_by_child(session, pupil_ids)
    return SentToClassView(id_of(round_), len(threads), mails, len(pupil_ids) - len(reached))


def _start(
    session: Session,
    actor: Actor,
    pupil_id: int,
    side: Recipient,
    draft: ThreadDraft,
    *,
    is_school: bool,
) -> int:
    subject = draft.subject
    if draft.request:
        subject = subject or t(f"messages-request-{draft.request}", actor.language)
    if not subject:
        raise SubjectMissing()
    if draft.request and not draft.text:
        draft = draft.model_copy(update={"text": subject})
    thread = MessageThread(
        pupil_id=pupil_id,
        guardian_id=side.guardian_id,
        desk=side.desk,
        teacher_id=side.teacher_id,
        subject=subject,
        request=draft.request,
        last_at=clock.now(),
    )
    session.add(thread)
    session.flush()
    write(session, actor, thread, draft, is_school=is_school)
    return id_of(thread)


def _write_threads(
    session: Session,
    actor: Actor,
    round_: ClassMessage,
    pupil_ids: list[int],
    draft: ThreadDraft,
) -> list[MessageThread]:
    """All conversations with their first message, in a few statements."""
    now = clock.now()
    file_ids = take_files(session, actor, draft.files)
    threads = [
        MessageThread(
            pupil_id=pupil_id,
            desk=Desk.TEACHER,
            teacher_id=actor.teacher_id,
            class_message_id=id_of(round_),
            subject=draft.subject,
            last_number=1,
            last_at=now,
        )
        for pupil_id in pupil_ids
    ]
    session.add_all(threads)
    session.flush()
    messages = [
        Message(
            thread_id=id_of(thread),
            number=1,
            is_from_school=True,
            author_id=actor.account_id,
            text=draft.text,
            written_at=now,
            sent_at=now,
        )
        for thread in threads
    ]
    session.add_all(messages)
    session.add_all(
        MessageRead(thread_id=id_of(thread), account_id=actor.account_id, is_school=True, number=1)
        for thread in threads
    )
    session.flush()
    attach(session, messages, file_ids)
    return threads


def _teaches(session: Session, actor: Actor, pupil_id: int) -> bool:
    """Whether the actor teaches the child, and so writes as its teacher."""
    if actor.teacher_id is None or not actor.has(Role.TEACHER):
        return False
    try:
        require_taught(session, actor.teacher_id, [pupil_id])
    except NotFound:
        return False
    return True
