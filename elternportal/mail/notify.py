"""Tell people by mail about an event; how each of them hears of it is decided when it falls due."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, select, union, update
from sqlmodel import Session, col

from elternportal.domain.notifications import Channel
from elternportal.mail.choices import Chooser, choices_of
from elternportal.mail.kinds import MailKind
from elternportal.mail.outbox import enqueue_all
from elternportal.models.mail import DigestLine, MailState, OutboxMail


def notify(
    session: Session,
    kind: MailKind,
    account_ids: Collection[int],
    *,
    event: str,
    params: dict[str, Any] | None = None,
    due_at: datetime | None = None,
) -> Sequence[int]:
    """Queue a mail to each of these people, which may become a line of their next digest.

    People whose address no mail reaches, closed accounts, and whoever was told of the event before
    get none. Returns the accounts that hear of it, unless they choose otherwise before it is due:
    whoever has switched this kind off is not among them.

    Args:
        event: names this one event, e.g. ``"letter-17-1"``; nobody is told of it twice. What can
            happen again takes a name of its own each time (``uuid4``), or is forgotten when it is
            undone (:func:`forget_told`); an instant would be shared by two acts in one second.
        params: what the sentences need; JSON values, and never a child's name, class or reason.
        due_at: when to send; at once if missing.
    """
    people = _people(session, kind, account_ids, _told_of(session, event, account_ids))
    addressees = [each.addressee for each in people]
    enqueue_all(session, kind, addressees, event=event, params=params, due_at=due_at)
    return _hearing(people)


def who_hears(
    session: Session, kind: MailKind, account_ids: Collection[int], *, event: str
) -> Sequence[int]:
    """The accounts that :func:`notify` would give after :func:`forget_dropped`: so many people
    the mail would go to.
    """
    dropped = select(col(OutboxMail.account_id)).where(
        col(OutboxMail.event) == event, col(OutboxMail.state) == MailState.DROPPED
    )
    told = _told_of(session, event, account_ids) - set(session.scalars(dropped))
    return _hearing(_people(session, kind, account_ids, told))


def _people(
    session: Session, kind: MailKind, account_ids: Collection[int], told_before: set[int | None]
) -> Sequence[Chooser]:
    return [
        person
        for person in choices_of(session, kind.notice, account_ids)
        if person.gets_mail and person.account_id not in told_before
    ]


def _hearing(people: Sequence[Chooser]) -> Sequence[int]:
    return [person.account_id for person in people if person.channel != Channel.OFF]


def told_by_mail(session: Session, event: str) -> Sequence[int]:
    """The accounts that have heard of an event, or may have; a mail that waits told nobody."""
    query = select(col(OutboxMail.account_id)).where(
        col(OutboxMail.event) == event,
        col(OutboxMail.account_id).is_not(None),
        col(OutboxMail.state).in_([MailState.SENT, MailState.UNKNOWN, MailState.DIVERTED]),
    )
    return [account_id for account_id in session.scalars(query) if account_id is not None]


def forget_told(session: Session, event: str) -> None:
    """What people heard of an event was taken back: :func:`notify` tells them anew.

    Their mails stay in the outbox under another name; one that waits still speaks of what holds
    when it is sent.
    """
    past = f"{event}-past-{uuid4().hex}"
    has_gone = (col(OutboxMail.event) == event) & (col(OutboxMail.state) != MailState.QUEUED)
    session.execute(update(OutboxMail).where(has_gone).values(event=past))
    session.execute(update(DigestLine).where(col(DigestLine.event) == event).values(event=past))


def forget_dropped(session: Session, event: str) -> None:
    """Forget the mails about an event that were not sent because there was nothing left to say.

    Now there is again, and :func:`notify` tells those who heard nothing.
    """
    session.execute(
        delete(OutboxMail).where(
            col(OutboxMail.event) == event, col(OutboxMail.state) == MailState.DROPPED
        )
    )


def _told_of(session: Session, event: str, account_ids: Collection[int]) -> set[int | None]:
    """Those of the accounts that have heard of the event, by a mail or in their digest."""
    mails = select(col(OutboxMail.account_id)).where(
        col(OutboxMail.event) == event, col(OutboxMail.account_id).in_(account_ids)
    )
    lines = select(col(DigestLine.account_id)).where(
        col(DigestLine.event) == event, col(DigestLine.account_id).in_(account_ids)
    )
    return set(session.execute(union(mails, lines)).scalars())
