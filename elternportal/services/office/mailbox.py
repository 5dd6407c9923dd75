"""The office's mailbox page: what the portal mails, what did not arrive, and trying again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import Conflict, NotFound
from elternportal.mail import holds
from elternportal.mail.failures import revive
from elternportal.mail.overview import outbox_status
from elternportal.models.base import id_of
from elternportal.models.mail import MailState, OutboxMail

PAGE_SIZE = 100


class MailNotUndeliverable(Conflict):
    """Only a mail that was given up, or whose outcome is unknown, can be tried again."""

    key = "mailbox-error-not-undeliverable"


@dataclass(frozen=True, slots=True)
class MailRow:
    """One mail in the list. ``at`` is when it was finished, or else when it is due.

    ``subject`` is empty unless the demo mailbox keeps the texts; ``template`` tells what it is.
    """

    id: int
    state: MailState
    recipient: str
    template: str
    subject: str
    at: datetime
    attempts: int
    last_error: str


@dataclass(frozen=True, slots=True)
class MailStopView:
    """Since when no mail goes, the mail server's words, and when the next one is tried."""

    since: datetime
    reason: str
    next_try_at: datetime


@dataclass(frozen=True, slots=True)
class MailboxView:
    """The newest mails of one state (or of all), and how many there are of each.

    ``stop`` is there while the mail server refuses all mails.
    """

    counts: Mapping[MailState, int]
    mails: tuple[MailRow, ...]
    stop: MailStopView | None


@dataclass(frozen=True, slots=True)
class MailTextView:
    """One mail to read. ``body`` is plain text and empty unless the demo mailbox keeps it."""

    row: MailRow
    body: str


def list_mails(session: Session, actor: Actor, state: MailState | None = None) -> MailboxView:
    """The newest :data:`PAGE_SIZE` mails, for the office and the head.

    Raises:
        NotAllowed: the actor is neither.
    """
    actor.require(*ADMINISTRATION)
    newest = select(OutboxMail).order_by(col(OutboxMail.id).desc()).limit(PAGE_SIZE)
    if state is not None:
        newest = newest.where(OutboxMail.state == state)
    rows = tuple(_row(mail) for mail in session.exec(newest))
    return MailboxView(outbox_status(session).counts, rows, _stop(session))


def read_mail(session: Session, actor: Actor, mail_id: int) -> MailTextView:
    """One mail with its text.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such mail.
    """
    actor.require(*ADMINISTRATION)
    mail = _get(session, mail_id)
    return MailTextView(_row(mail), mail.body)


def retry_mail(session: Session, actor: Actor, mail_id: int) -> None:
    """Queue a mail again that was given up, or whose outcome is unknown.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such mail.
        MailNotUndeliverable: it is neither.
    """
    actor.require(*ADMINISTRATION)
    mail = _get(session, mail_id)
    if not revive(session, mail, actor.account_id):
        raise MailNotUndeliverable()


def try_mail_server(session: Session, actor: Actor) -> None:
    """Try a waiting mail at once, e.g. after the mail server was repaired.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    holds.try_now(session)
    announce(session, topics.outbox())


def _stop(session: Session) -> MailStopView | None:
    hold = holds.find_hold(session)
    return MailStopView(hold.since, hold.reason, hold.next_try_at) if hold else None


def _get(session: Session, mail_id: int) -> OutboxMail:
    mail = session.get(OutboxMail, mail_id)
    if mail is None:
        raise NotFound()
    return mail


def _row(mail: OutboxMail) -> MailRow:
    return MailRow(
        id=id_of(mail),
        state=MailState(mail.state),
        recipient=mail.recipient,
        template=mail.template,
        subject=mail.subject,
        at=mail.finished_at or mail.due_at,
        attempts=mail.attempts,
        last_error=mail.last_error,
    )
