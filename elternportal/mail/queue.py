"""The worker's side of the outbox: claim what is due, and write down what became of it.

A claim is a lease: one UPDATE that no second worker can win for the same row. If the process dies,
the lease runs out and another worker sends the mail, with the same Message-ID. So nothing is ever
lost, and a mail comes twice only when it was accepted but the row of that could not be written.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import Select, bindparam, delete, not_, or_, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.mail import holds, outcomes
from elternportal.mail.digest import forget_old_lines
from elternportal.mail.templates import RenderedMail
from elternportal.models.mail import OPEN, MailState, OutboxMail
from elternportal.prepared import Prepared

BATCH = 20
LEASE = timedelta(minutes=5)
KEEP_FINISHED = timedelta(days=30)


def has_due(session: Session) -> bool:
    """Whether a claim would find anything, without taking a lock."""
    if holds.is_waiting(session):
        return False
    return session.execute(_due(()).limit(1)).first() is not None


def claim(session: Session, except_domains: Collection[str]) -> Sequence[OutboxMail]:
    """Lease the next due mails to the caller for :data:`LEASE`: the urgent, then the oldest first.

    While the mail server refuses all mails, it is one mail now and then, and one that has not
    failed yet. Mails to ``except_domains`` stay where they are. PostgreSQL skips rows that another
    worker is claiming at this moment; SQLite has one writer at a time and needs no more.
    """
    turn = holds.take_turn(session)
    if turn is holds.Turn.NONE:
        return ()
    order = (col(OutboxMail.rank), col(OutboxMail.due_at), col(OutboxMail.id))
    is_probe = turn is holds.Turn.PROBE
    due = (
        _due(except_domains)
        .order_by(*((col(OutboxMail.attempts),) if is_probe else ()), *order)
        .limit(1 if is_probe else BATCH)
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
    return sorted(claimed, key=lambda mail: (mail.rank, mail.due_at, mail.id))


def renew(session: Session, mail: OutboxMail) -> None:
    """Keep a mail for another :data:`LEASE`: the mail server has not answered yet."""
    change(session, mail, leased_until=clock.now() + LEASE)


def release(session: Session, mail_ids: Collection[int | None]) -> None:
    """Give claimed mails back untried."""
    session.execute(
        update(OutboxMail)
        .where(col(OutboxMail.id).in_(mail_ids))
        .where(col(OutboxMail.state).in_(OPEN))
        .values(leased_until=None)
    )


def mark_sent(session: Session, mail: OutboxMail, kept: RenderedMail | None) -> None:
    """The server took it.

    Of its params only the ids of what it told are kept, for a bounce that may come yet, and of its
    text nothing, unless the demo mailbox keeps it.
    """
    tracked = outcomes.tracked_by(session, mail)
    is_first = _SENT.first(
        session,
        mail=mail.id,
        finished_at=clock.now(),
        attempts=mail.attempts + 1,
        params=outcomes.kept_params(tracked),
        subject=kept.subject if kept else "",
        body=kept.text if kept else "",
    )
    announce(session, topics.outbox())
    if is_first:
        outcomes.note_accepted(session, mail, tracked)
        holds.note_accepted(session)


def mark_dropped(session: Session, mail: OutboxMail) -> None:
    """There was nothing left to say, or the receiver does not want to hear it."""
    tracked = outcomes.tracked_by(session, mail)
    if finish(session, mail, MailState.DROPPED, params={}):
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
        col(OutboxMail.state).in_(OPEN),
        col(OutboxMail.finished_at).is_(None),
        col(OutboxMail.due_at) <= now,
        lease_over,
        *others,
    )


_SENT = Prepared(
    update(OutboxMail)
    .where(
        col(OutboxMail.id) == bindparam("mail"),
        or_(*(col(OutboxMail.state) == state for state in OPEN)),
    )
    .values(state=MailState.SENT.value, leased_until=None, last_error="")
    .returning(col(OutboxMail.id)),
    columns=("finished_at", "attempts", "params", "subject", "body"),
)


def finish(session: Session, mail: OutboxMail, state: MailState, **values: object) -> bool:
    """End an open mail; returns whether it was still open."""
    return change(
        session, mail, state=state.value, finished_at=clock.now(), leased_until=None, **values
    )


def change(session: Session, mail: OutboxMail, **values: object) -> bool:
    """Change a mail that is still open: what another worker finished stays finished.

    Returns whether it was still open.
    """
    changed = session.execute(
        update(OutboxMail)
        .where(col(OutboxMail.id) == mail.id)
        .where(col(OutboxMail.state).in_(OPEN))
        .values(**values)
        .returning(col(OutboxMail.id))
        .execution_options(synchronize_session=False)
    )
    announce(session, topics.outbox())
    return changed.first() is not None
