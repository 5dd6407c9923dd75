"""What the mail mechanism knows of a person when the account is deleted, or becomes part of
another one of the same person.
"""

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from elternportal.mail import queue
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.mail import OPEN, DigestLine, MailState, OutboxMail
from elternportal.models.notifications import NotificationChoice, NotificationSettings


def forget_receiver(session: Session, account_id: int, written_instead: str) -> None:
    """Send nothing more to the account, and forget its choices and where it was written to.

    Args:
        written_instead: stands in the rows of its mails in place of the address.
    """
    of_account = col(OutboxMail.account_id) == account_id
    waiting = select(OutboxMail).where(of_account, col(OutboxMail.state).in_(OPEN))
    for mail in session.scalars(waiting).all():
        queue.mark_dropped(session, mail)
    session.execute(
        update(OutboxMail)
        .where(of_account)
        .values(recipient=written_instead, subject="", body="", last_error="")
        .execution_options(synchronize_session=False)
    )
    for table in (DigestLine, NotificationChoice, NotificationSettings):
        session.execute(delete(table).where(col(table.account_id) == account_id))


def hand_over_mails(session: Session, account_id: int, to: Account) -> None:
    """Let the mails of an account be those of another one, which it becomes part of.

    What waits goes to the other one's address, unless that one hears of the same event anyway.
    Links that wait are not sent: they lead to an account that is no more.
    """
    of_account = col(OutboxMail.account_id) == account_id
    known = (col(OutboxMail.account_id) == to.id) | (col(OutboxMail.recipient) == to.email)
    events = set(session.scalars(select(col(OutboxMail.event)).where(known)))
    waiting = select(OutboxMail).where(of_account, col(OutboxMail.state).in_(OPEN))
    for mail in session.scalars(waiting).all():
        is_link = mail.rank == 0
        if is_link or mail.event in events or mail.state != MailState.QUEUED:
            queue.mark_dropped(session, mail)
        else:
            mail.recipient = to.email
    session.flush()
    session.execute(
        update(OutboxMail)
        .where(of_account)
        .values(account_id=id_of(to))
        .execution_options(synchronize_session=False)
    )
