"""The worker's side of the outbox: claim what is due, and write down what became of it.

A claim is a lease: one UPDATE that no second worker can win for the same row. If the process dies,
the lease runs out and another worker sends the mail, with the same Message-ID. So nothing is ever
lost, and a mail comes twice only when it was accepted but the row of that could not be written.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import Select, delete, not_, or_, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.mail import outcomes
from elternportal.mail.addresses import mark_unreachable, note_refused
from elternportal.mail.digest import forget_old_lines
from elternportal.mail.sender import DeliveryError
from elternportal.mail.templates import RenderedMail
from elternportal.models.mail import REASON_LENGTH, MailState, OutboxMail

BATCH = 20
LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=2)
MAX_ATTEMPTS = 32  # about two days with the waits above
KEEP_FINISHED = timedelta(days=30)


def has_due(session: Session) -> bool:
    """Whether a claim would find anything, without taking a lock."""
    return session.execute(_due(()).limit(1)).first() is not None


def claim(session: Session, except_domains: Collection[str]) -> Sequence[OutboxMail]:
    """Lease the next due mails to the caller for :data:`LEASE`, oldest first.

    Mails to ``except_domains`` stay where they are. PostgreSQL skips rows that another worker is
    claiming at this moment; SQLite has one writer at a time and needs no more.
    """
    due = (
        _due(except_domains)
        .order_by(col(OutboxMail.due_at), col(OutboxMail.id))
        .limit(BATCH)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    claimed = session.scalars(
        update(OutboxMail)
        .where(col(OutboxMail.id).in_(select(due.c.id)))
        .values(leased_until=clock.now() + LEASE)
        .returning(OutboxMail)
        .execution_options(synchronize_session=False)
    )
    return sorted(claimed, key=lambda mail: (mail.due_at, mail.id))


def release(session: Session, mail_ids: Collection[int | None]) -> None:
    """Give claimed mails back untried."""
    session.execute(
        update(OutboxMail)
        .where(col(OutboxMail.id).in_(mail_ids))
        .where(col(OutboxMail.state) == MailState.QUEUED)
        .values(leased_until=None)
    )


def mark_sent(session: Session, mail: OutboxMail, kept: RenderedMail | None) -> None:
    """The server took it.

    Of its params only the ids of what it told are kept, for a bounce that may come yet, and of its
    text nothing, unless the demo mailbox keeps it.
    """
    tracked = outcomes.tracked_by(session, mail)
    is_first = _finish(
        session,
        mail,
        MailState.SENT,
        attempts=mail.attempts + 1,
        last_error="",
        params=outcomes.kept_params(tracked),
        subject=kept.subject if kept else "",
        body=kept.text if kept else "",
    )
    if is_first:
        outcomes.note_accepted(session, mail, tracked)


def mark_dropped(session: Session, mail: OutboxMail) -> None:
    """There was nothing left to say, or the receiver does not want to hear it."""
    tracked = outcomes.tracked_by(session, mail)
    if _finish(session, mail, MailState.DROPPED, params={}):
        outcomes.note_dropped(session, mail, tracked)


def mark_diverted(session: Session, mails: Sequence[OutboxMail]) -> Sequence[OutboxMail]:
    """The receivers hear it in their digests; returns those that were still queued."""
    changed = session.scalars(
        update(OutboxMail)
        .where(col(OutboxMail.id).in_([mail.id for mail in mails]))
        .where(col(OutboxMail.state) == MailState.QUEUED)
        .values(
            state=MailState.DIVERTED.value, finished_at=clock.now(), leased_until=None, params={}
        )
        .returning(col(OutboxMail.id))
        .execution_options(synchronize_session=False)
    )
    diverted = set(changed)
    announce(session, topics.outbox())
    return [mail for mail in mails if mail.id in diverted]


def mark_failed(session: Session, mail: OutboxMail, failure: DeliveryError) -> None:
    """Try again later, or give up after a final answer or the last attempt."""
    attempts = mail.attempts + 1
    reason = failure.reason[:REASON_LENGTH]
    tracked = outcomes.tracked_by(session, mail)
    if failure.is_final or attempts >= MAX_ATTEMPTS:
        given_up = {"attempts": attempts, "last_error": reason}
        if _finish(session, mail, MailState.UNDELIVERABLE, **given_up):
            outcomes.note_bounced(session, mail, tracked, reason)
    else:
        again = {"due_at": clock.now() + _wait_after(attempts), "leased_until": None}
        if _change(session, mail, attempts=attempts, last_error=reason, **again):
            outcomes.note_deferred(session, mail, tracked, reason)
    if failure.is_bad_address:
        mark_unreachable(session, mail, reason)
    elif failure.is_policy:
        note_refused(session, mail, reason)


def forget_old(session: Session) -> None:
    """Delete finished mails, and what digests told, after the time for which they may be kept."""
    forget_old_lines(session)
    session.execute(
        delete(OutboxMail)
        .where(col(OutboxMail.state) != MailState.QUEUED)
        .where(col(OutboxMail.finished_at) < clock.now() - KEEP_FINISHED)
    )


def _due(except_domains: Collection[str]) -> Select[int | None]:
    now = clock.now()
    lease_over = or_(col(OutboxMail.leased_until).is_(None), col(OutboxMail.leased_until) <= now)
    others = [
        not_(col(OutboxMail.recipient).endswith(f"@{domain}", autoescape=True))
        for domain in except_domains
    ]
    return select(col(OutboxMail.id)).where(
        col(OutboxMail.state) == MailState.QUEUED,
        col(OutboxMail.due_at) <= now,
        lease_over,
        *others,
    )


def _wait_after(attempts: int) -> timedelta:
    """30 s, 1 min, 2 min, … up to 2 h."""
    doublings = min(attempts - 1, 16)
    return min(FIRST_WAIT * float(2**doublings), LONGEST_WAIT)


def _finish(session: Session, mail: OutboxMail, state: MailState, **values: object) -> bool:
    return _change(
        session, mail, state=state.value, finished_at=clock.now(), leased_until=None, **values
    )


def _change(session: Session, mail: OutboxMail, **values: object) -> bool:
    """Change a mail that is still queued: what another worker finished stays finished.

    Returns whether it was still queued.
    """
    changed = session.execute(
        update(OutboxMail)
        .where(col(OutboxMail.id) == mail.id)
        .where(col(OutboxMail.state) == MailState.QUEUED)
        .values(**values)
        .returning(col(OutboxMail.id))
        .execution_options(synchronize_session=False)
    )
    announce(session, topics.outbox())
    return changed.first() is not None
