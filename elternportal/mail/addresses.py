"""Addresses that no mail reaches: marked, and trusted again.

What follows from it, such as a task of the office, is the matter of the areas that watch
(:class:`~elternportal.mail.kinds.AddressWatch`).
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.mail.registry import address_watches
from elternportal.models.access import Account
from elternportal.models.mail import OutboxMail

FAILING_FOR = timedelta(days=5)
FORGET_AFTER = timedelta(days=30)  # two full mailboxes a month apart are two events


def is_reachable() -> ColumnElement[bool]:
    """The SQL condition that mail reaches an :class:`Account`."""
    return ~col(Account.mail_unreachable) & ~col(Account.is_disabled)


def mark_unreachable(session: Session, mail: OutboxMail, reason: str) -> None:
    """Write to this mail's recipient no more.

    Only if the account still has the address that failed. Only whoever sets the mark tells those
    who watch, so of many failing mails they hear once.
    """
    marked = session.execute(
        update(Account)
        .where(
            col(Account.id) == mail.account_id,
            col(Account.email) == mail.recipient,
            ~col(Account.mail_unreachable),
        )
        .values(mail_unreachable=True)
        .returning(col(Account.id))
        .execution_options(synchronize_session=False)
    ).scalar()
    if marked is None:
        return
    for watch in address_watches():
        watch.failed(session, marked, reason)


def note_failing(session: Session, mail: OutboxMail, reason: str) -> None:
    """A mail came back although the address exists: full, away, not now.

    The address is tried with what is written next. If that comes back, too, after
    :data:`FAILING_FOR`, it is marked.
    """
    now = clock.now()
    failing_since = session.scalar(
        select(col(Account.mail_failing_since)).where(
            col(Account.id) == mail.account_id, col(Account.email) == mail.recipient
        )
    )
    if failing_since is not None and now - failing_since > FORGET_AFTER:
        failing_since = None
    if failing_since is None:
        session.execute(
            update(Account)
            .where(col(Account.id) == mail.account_id, col(Account.email) == mail.recipient)
            .values(mail_failing_since=now)
        )
    elif now - failing_since >= FAILING_FOR:
        mark_unreachable(session, mail, reason)


def trust_address(session: Session, account_id: int, done_by: int | None = None) -> None:
    """Write to this person again.

    Args:
        done_by: the account of who says so; None when the person's own mail link proved it.
    """
    session.execute(
        update(Account)
        .where(col(Account.id) == account_id)
        .values(mail_unreachable=False, mail_failing_since=None)
    )
    for watch in address_watches():
        watch.trusted(session, account_id, done_by)


def note_refused(session: Session, mail: OutboxMail, reason: str) -> None:
    """The domain of this mail refuses it for who sent it; nobody's address is marked."""
    domain = mail.recipient.rpartition("@")[2]
    for watch in address_watches():
        watch.refused(session, domain, reason)
