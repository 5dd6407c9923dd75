"""The stop of all mails while the mail server refuses whatever it is given.

An answer about the sender or the mail system would hit every mail, so the first one stops the
queue: no mail is lost for it, and those who watch hear of it once. Then one mail is tried now and
then. The first that is accepted ends the stop.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum, auto

from sqlalchemy import Table, delete, func, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.mail.answers import shape_of
from elternportal.mail.outbox import insert_once
from elternportal.mail.registry import address_watches
from elternportal.models.mail import OPEN, MailHold, MailState, OutboxMail
from elternportal.prepared import Prepared

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)  # so soon after a repair the mails go again
PROBE_LEASE = timedelta(minutes=12)  # longer than a mail server may think about one mail
LONG_STOP = timedelta(hours=1)
BURST = 5  # so many recipients refused in the same words, and fewer accepted, are no coincidence
BURST_TIME = timedelta(hours=1)

_table: Table = MailHold.__table__  # type: ignore[attr-defined]
_INSERT = insert_once(_table, "id")
_END = Prepared(delete(MailHold).returning(col(MailHold.since)))


class Turn(Enum):
    """How many mails may go."""

    ALL = auto()
    PROBE = auto()
    NONE = auto()


def find_hold(session: Session) -> MailHold | None:
    """The stop, if there is one."""
    return session.scalars(select(MailHold)).first()


def is_stopped(session: Session) -> bool:
    """Whether there is a stop."""
    return find_hold(session) is not None


def take_turn(session: Session) -> Turn:
    """Whether mails may be claimed; of several workers one gets the probe."""
    if find_hold(session) is None:
        return Turn.ALL
    now = clock.now()
    taken = session.execute(
        update(MailHold)
        .where(col(MailHold.next_try_at) <= now)
        .values(next_try_at=now + PROBE_LEASE, is_probing=True)
        .returning(col(MailHold.id))
        .execution_options(synchronize_session=False)
    )
    return Turn.NONE if taken.first() is None else Turn.PROBE


def is_waiting(session: Session) -> bool:
    """Whether no mail may be claimed now."""
    hold = find_hold(session)
    return hold is not None and hold.next_try_at > clock.now()


def note_fault(session: Session, reason: str) -> None:
    """The server refused a mail for what is not the recipient's fault: stop, or stay stopped."""
    now = clock.now()
    new = {
        "id": 1,
        "since": now,
        "next_try_at": now + FIRST_WAIT,
        "is_probing": False,
        "confirmed": 1,
        "reason": reason,
    }
    connection = session.connection()
    insert = _INSERT.values(new).returning(_table.c.id)
    if connection.execute(insert).first() is not None:
        for watch in address_watches():
            watch.stopped(session, reason)
        return
    hold = session.scalars(select(MailHold).with_for_update()).one_or_none()
    if hold is None or not hold.is_probing:  # what was under way when it began says nothing new
        return
    hold.is_probing = False
    hold.confirmed += 1
    hold.next_try_at = now + min(FIRST_WAIT * float(2 ** (hold.confirmed - 1)), LONGEST_WAIT)
    hold.reason = reason
    session.add(hold)


def end_probe(session: Session) -> None:
    """The mail that was tried said nothing about the server: let the next one be tried."""
    session.execute(
        update(MailHold)
        .where(col(MailHold.is_probing))
        .values(is_probing=False, next_try_at=clock.now())
    )


def try_now(session: Session) -> None:
    """Somebody says that the server is well again: try a mail at once."""
    session.execute(update(MailHold).values(next_try_at=clock.now()))


def note_accepted(session: Session) -> None:
    """The server takes mails: all may go, at once."""
    ended = _END.first(session)
    if ended is None:
        return
    since: datetime = ended.since
    now = clock.now()
    held = update(OutboxMail).where(
        col(OutboxMail.state) == MailState.QUEUED, col(OutboxMail.failing_since) >= since
    )
    session.execute(held.values(due_at=now))
    if now - since > LONG_STOP:  # whoever waited for it has all days before them
        session.execute(held.values(failing_since=None))
    for watch in address_watches():
        watch.resumed(session)
    announce(session, topics.outbox())


def takes_others(session: Session, mail: OutboxMail) -> bool:
    """Whether the server has accepted mails since those to this mail's domain began to fail.

    Then it refuses this domain, not the school.
    """
    domain = mail.recipient.rpartition("@")[2]
    failing_since = session.scalar(
        select(func.min(col(OutboxMail.failing_since))).where(
            col(OutboxMail.state).in_(OPEN),
            col(OutboxMail.recipient).endswith(f"@{domain}", autoescape=True),
        )
    )
    if failing_since is None:
        return False
    return _accepted_since(session, failing_since) > 0


def equal_refusals(session: Session, mail: OutboxMail, reason: str) -> Sequence[OutboxMail] | None:
    """The mails that were given up in the same words, if they are too many to be true.

    None if this answer is to be believed: few recipients got it, or more mails were accepted
    meanwhile, or this one has been tried again after such a burst.
    """
    if mail.failing_since is not None and _accepted_since(session, mail.failing_since):
        return None
    shape = shape_of(reason)
    recently = select(OutboxMail).where(
        col(OutboxMail.state) == MailState.UNDELIVERABLE,
        col(OutboxMail.finished_at) >= clock.now() - BURST_TIME,
        col(OutboxMail.id) != mail.id,
    )
    equal = [other for other in session.scalars(recently) if shape_of(other.last_error) == shape]
    hold = find_hold(session)
    if hold is not None and shape_of(hold.reason) == shape:
        return equal  # those that were given up while the stop began elsewhere
    if len({other.recipient for other in equal} | {mail.recipient}) < BURST:
        return None
    first = min(other.finished_at for other in equal if other.finished_at)
    return equal if _accepted_since(session, first) < len(equal) else None


def _accepted_since(session: Session, instant: datetime) -> int:
    accepted = select(func.count()).where(
        col(OutboxMail.state) == MailState.SENT, col(OutboxMail.finished_at) >= instant
    )
    return session.scalar(accepted) or 0
