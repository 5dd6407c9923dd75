"""The office's mailbox page: what the portal mails, what did not arrive, and trying again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.paging import Paged, window
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.duration import takes_long
from elternportal.errors import Conflict, NotFound
from elternportal.mail import holds
from elternportal.mail.failures import revive
from elternportal.models.base import id_of
from elternportal.models.mail import MailState, OutboxMail
from elternportal.services.office.mail_query import MailQuery, is_wanted

PAGE_SIZE = 50
TABLE_SIZE = 20_000


class MailNotUndeliverable(Conflict):
    """Only a mail that was given up, or whose outcome is unknown, can be tried again."""

    key = "mailbox-error-not-undeliverable"


@dataclass(frozen=True, slots=True)
class MailRow:
    """One mail in the list. ``at`` is :func:`~elternportal.services.office.mail_query.mail_time`.

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
    """One page of the mails that match, and how many match in each state.

    ``stop`` is there while the mail server refuses all mails.
    """

    counts: Mapping[MailState, int]
    page: Paged[MailRow]
    stop: MailStopView | None


@dataclass(frozen=True, slots=True)
class MailTextView:
    """One mail to read. ``body`` is plain text and empty unless the demo mailbox keeps it."""

    row: MailRow
    body: str


@takes_long
def list_mails(session: Session, actor: Actor, query: MailQuery) -> MailboxView:
    """One page of the mails that match, the newest first, for the office and the head.

    Raises:
        NotAllowed: the actor is neither.
    """
    actor.require(*ADMINISTRATION)
    counts = _counts(session, query)
    found = sum(counts.values()) if query.state is None else counts[query.state]
    at = window(found, query.page, PAGE_SIZE)
    mails = session.exec(_wanted(query).offset(at.offset).limit(PAGE_SIZE))
    page = Paged(tuple(_row(mail) for mail in mails), found, at.number, at.pages)
    return MailboxView(counts, page, _stop(session))


@takes_long
def mail_table(session: Session, actor: Actor, query: MailQuery) -> tuple[MailRow, ...]:
    """The newest :data:`TABLE_SIZE` mails that match, to download.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    return tuple(_row(mail) for mail in session.exec(_wanted(query).limit(TABLE_SIZE)))


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


def _wanted(query: MailQuery) -> SelectOfScalar[OutboxMail]:
    mails = select(OutboxMail).where(*is_wanted(query)).order_by(col(OutboxMail.id).desc())
    return mails if query.state is None else mails.where(OutboxMail.state == query.state)


def _counts(session: Session, query: MailQuery) -> Mapping[MailState, int]:
    """How many match in each state; every state is in it."""
    found = session.exec(
        select(OutboxMail.state, func.count())
        .where(*is_wanted(query))
        .group_by(col(OutboxMail.state))
    )
    counts = dict(found.all())
    return {state: counts.get(state, 0) for state in MailState}


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
