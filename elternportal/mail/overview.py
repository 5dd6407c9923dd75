"""How the outbox stands, for ``elternportal outbox status`` and the office's mailbox page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from elternportal.models.base import id_of
from elternportal.models.mail import MailState, OutboxMail

LAST_ERRORS = 5


@dataclass(frozen=True, slots=True)
class FailedMail:
    """A mail whose last attempt failed. ``state`` tells whether it will be tried again."""

    id: int
    recipient: str
    state: MailState
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True)
class OutboxStatus:
    """``counts`` has every state; ``oldest_due`` is None when nothing waits."""

    counts: Mapping[MailState, int]
    oldest_due: datetime | None
    last_errors: tuple[FailedMail, ...]


def outbox_status(session: Session) -> OutboxStatus:
    """The whole outbox in numbers, and the newest failures."""
    found = session.exec(select(OutboxMail.state, func.count()).group_by(col(OutboxMail.state)))
    counts = dict(found.all())
    oldest_due = session.exec(
        select(func.min(OutboxMail.due_at)).where(OutboxMail.state == MailState.QUEUED)
    ).one()
    return OutboxStatus(
        {state: counts.get(state, 0) for state in MailState}, oldest_due, _last_errors(session)
    )


def _last_errors(session: Session) -> tuple[FailedMail, ...]:
    mails = session.exec(
        select(OutboxMail)
        .where(OutboxMail.last_error != "")
        .order_by(col(OutboxMail.due_at).desc(), col(OutboxMail.id).desc())
        .limit(LAST_ERRORS)
    )
    return tuple(
        FailedMail(id_of(m), m.recipient, MailState(m.state), m.attempts, m.last_error)
        for m in mails
    )
