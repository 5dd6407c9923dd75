"""What the mail mechanism knows of a person is forgotten when the account is deleted."""

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from elternportal.mail import queue
from elternportal.models.mail import OPEN, DigestLine, OutboxMail
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
