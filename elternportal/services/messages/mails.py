"""The mail about new messages: that there are some, and not one word of them.

Nobody is told twice of a conversation that they have not opened since.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, exists, select
from sqlmodel import Session, col

from elternportal.domain.messages import MESSAGES, Desk
from elternportal.domain.notifications import NoticeKind
from elternportal.domain.people import PARENTS, TEACHERS
from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import forget_dropped, notify
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.mail import OutboxMail
from elternportal.models.messages import ClassMessage, Message, MessageRead, MessageThread
from elternportal.services.school import guardian_ids, is_guardian

MESSAGE_NOTICE = NoticeKind("messages", roles=PARENTS | TEACHERS)


def _while_unread(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Nothing is told of what was read, withdrawn, or is not the person's any more."""
    params = mail.params
    if "class_message_id" in params:
        which = col(MessageThread.class_message_id) == params["class_message_id"]
    else:
        which = col(MessageThread.id) == params["thread_id"]
    account_id = mail.account_id
    read = (
        select(col(MessageRead.number))
        .where(
            col(MessageRead.thread_id) == col(MessageThread.id),
            col(MessageRead.account_id) == account_id,
            col(MessageRead.number) >= col(Message.number),
        )
        .correlate(MessageThread, Message)
        .exists()
    )
    waits = (
        select(col(Message.id))
        .join(MessageThread, col(MessageThread.id) == col(Message.thread_id))
        .where(which, col(Message.number).is_not(None), col(Message.withdrawn_at).is_(None), ~read)
        .where(_is_of(account_id))
    )
    return {} if session.scalars(waits.limit(1)).first() is not None else None


MESSAGE_MAIL = MailKind(  # params: thread_id or class_message_id
    template="message",
    notice=MESSAGE_NOTICE,
    render=_while_unread,
    page=MESSAGES,
)


def tell_sides(session: Session, thread: MessageThread, but: int | None) -> None:
    """Mail the people of both sides, except whoever wrote, that there is a message."""
    people = set(people_of(session, thread)) - {but}
    for account_id, number in _read_by(session, thread, people).items():
        event = f"message-{id_of(thread)}-{number + 1}"
        forget_dropped(session, event)
        params = {"thread_id": id_of(thread)}
        notify(session, MESSAGE_MAIL, [account_id], event=event, params=params)


def tell_class(session: Session, round_: ClassMessage, pupil_ids: Collection[int], but: int) -> int:
    """Mail all guardians of a class, each once; returns how many are told."""
    people = set(session.scalars(guardian_ids(pupil_ids))) - {but}
    params = {"class_message_id": id_of(round_)}
    event = f"class-message-{id_of(round_)}"
    return len(notify(session, MESSAGE_MAIL, people, event=event, params=params))


def people_of(session: Session, thread: MessageThread) -> Sequence[int]:
    """The accounts on both sides; those of the desks look at their pages."""
    family: Select[int] = guardian_ids([thread.pupil_id])
    found = set(session.scalars(family))
    if thread.guardian_id is not None:
        found &= {thread.guardian_id}
    if thread.teacher_id is not None:
        of_teacher = select(col(Account.id)).where(col(Account.teacher_id) == thread.teacher_id)
        found |= {account_id for account_id in session.scalars(of_teacher) if account_id}
    return sorted(found)


def _read_by(session: Session, thread: MessageThread, people: Collection[int]) -> dict[int, int]:
    """Up to which number each of them has read."""
    rows = session.execute(
        select(col(MessageRead.account_id), col(MessageRead.number)).where(
            col(MessageRead.thread_id) == id_of(thread), col(MessageRead.account_id).in_(people)
        )
    )
    return {**dict.fromkeys(sorted(people), 0), **{row.account_id: row.number for row in rows}}


def _is_of(account_id: int | None) -> Any:
    """The SQL condition that an account is still on one of a conversation's sides."""
    is_family = is_guardian(account_id, col(MessageThread.pupil_id)) & (
        col(MessageThread.guardian_id).is_(None) | (col(MessageThread.guardian_id) == account_id)
    )
    is_teacher = exists().where(
        col(Account.id) == account_id, col(Account.teacher_id) == col(MessageThread.teacher_id)
    )
    return is_family | ((col(MessageThread.desk) == Desk.TEACHER) & is_teacher)
