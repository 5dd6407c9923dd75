"""What the start page, the first after signing in, says about mails that do not arrive."""

from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.models.access import Account


def unreachable_address(session: Session, actor: Actor) -> str:
    """The actor's own address if no mail reaches it; else empty."""
    account = session.get(Account, actor.account_id)
    return account.email if account is not None and account.mail_unreachable else ""
