"""Addresses that no mail reaches: marked, told to the office as a task, and trusted again."""

from sqlalchemy import update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.models.access import Account
from elternportal.models.mail import REASON_LENGTH, OutboxMail
from elternportal.models.office import OfficeTask

TASK = "mail-unreachable"


def mark_unreachable(session: Session, mail: OutboxMail, reason: str) -> None:
    """Write to this mail's recipient no more, and make one task of it for the office.

    Only if the account still has the address that failed. Whoever sets the mark makes the task, so
    of many failing mails one does.
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
    session.add(
        OfficeTask(
            kind=TASK, account_id=marked, detail=reason[:REASON_LENGTH], created_at=clock.now()
        )
    )
    session.flush()
    announce(session, topics.tasks())


def trust_address(session: Session, account_id: int, done_by: int | None = None) -> None:
    """Write to this person again, and close the task.

    Args:
        done_by: the account of who says so; None when the person's own mail link proved it.
    """
    session.execute(
        update(Account).where(col(Account.id) == account_id).values(mail_unreachable=False)
    )
    session.execute(
        update(OfficeTask)
        .where(
            col(OfficeTask.account_id) == account_id,
            col(OfficeTask.kind) == TASK,
            col(OfficeTask.done_at).is_(None),
        )
        .values(done_at=clock.now(), done_by=done_by)
    )
    announce(session, topics.tasks())
