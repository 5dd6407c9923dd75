"""The links that people get by mail: made, found, spent once (A10)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from elternportal import clock
from elternportal.auth.mail_links import new_seed, token_of
from elternportal.auth.sessions import hash_token
from elternportal.domain.people import Role
from elternportal.errors import Conflict
from elternportal.models.access import MailToken

LIFETIME = timedelta(minutes=60)
# Many register at work and read the mail at home. The PIN behind the link works for weeks.
ACTIVATION_LIFETIME = timedelta(hours=24)
# Staff and parents answer in their own time; nothing but the answer can be got by these.
ANSWER_LIFETIME = timedelta(days=7)


class Purpose(StrEnum):
    """What the person who holds the link may do."""

    ACTIVATE = "activate"
    RESET = "reset"
    ROLE = "role"  # take on a role that the school offers
    EMAIL = "email"  # say that a new address is one's own


LIFETIMES = {
    Purpose.ACTIVATE: ACTIVATION_LIFETIME,
    Purpose.RESET: LIFETIME,
    Purpose.ROLE: ANSWER_LIFETIME,
    Purpose.EMAIL: ANSWER_LIFETIME,
}


@dataclass(frozen=True, slots=True)
class RoleOffer:
    """What a link of :attr:`Purpose.ROLE` offers, of a teacher's to be which, and who asks."""

    role: Role
    teacher_id: int | None
    asked_by: int | None


class LinkInvalid(Conflict):
    """Unknown, used or too old; all three look the same (``link_check.py`` tells its holder)."""

    key: ClassVar[str] = "account-error-link-invalid"


def create_link(
    session: Session,
    purpose: Purpose,
    email: str,
    *,
    account_id: int | None = None,
    pin_id: int | None = None,
    offer: RoleOffer | None = None,
) -> str:
    """Store a new link's hash; returns the seed that belongs into the mail's params."""
    seed, now = new_seed(), clock.now()
    token = MailToken(
        token_hash=hash_token(token_of(seed)),
        purpose=purpose,
        email=email,
        account_id=account_id,
        pin_id=pin_id,
        role=offer.role if offer else "",
        teacher_id=offer.teacher_id if offer else None,
        asked_by=offer.asked_by if offer else None,
        created_at=now,
        expires_at=now + LIFETIMES[purpose],
    )
    session.add(token)
    return seed


def start_link(session: Session, seed: str) -> None:
    """A link's time runs from its sending, not from the moment that it was asked for."""
    link = session.exec(_open(token_of(seed)).with_for_update()).first()
    if link is not None:
        lifetime, now = link.expires_at - link.created_at, clock.now()
        link.created_at, link.expires_at = now, now + lifetime
        session.add(link)


def is_open(session: Session, seed: str) -> bool:
    """Whether a link can still be used, so that its mail is worth sending."""
    return session.exec(_open(token_of(seed))).first() is not None


def _open(token: str) -> SelectOfScalar[MailToken]:
    return select(MailToken).where(
        MailToken.token_hash == hash_token(token),
        col(MailToken.used_at).is_(None),
        col(MailToken.expires_at) > clock.now(),
    )


def find_link(session: Session, token: str, *purposes: Purpose) -> MailToken:
    """The link that can still be used for one of the purposes.

    Raises:
        LinkInvalid
    """
    link = session.exec(
        select(MailToken).where(
            MailToken.token_hash == hash_token(token),
            col(MailToken.purpose).in_(purposes),
            col(MailToken.used_at).is_(None),
            col(MailToken.expires_at) > clock.now(),
        )
    ).first()
    if link is None:
        raise LinkInvalid()
    return link


def spend_link(session: Session, token: str, *purposes: Purpose) -> MailToken:
    """Use the link up; of two who try at the same time one succeeds.

    Raises:
        LinkInvalid
    """
    link = find_link(session, token, *purposes)
    spent = session.execute(
        update(MailToken)
        .where(col(MailToken.id) == link.id, col(MailToken.used_at).is_(None))
        .values(used_at=clock.now())
    )
    if spent.rowcount != 1:  # type: ignore[attr-defined]
        raise LinkInvalid()
    return link


def spend_other_links(session: Session, email: str) -> None:
    """End all open links to one address: its password is set, or another link replaces them."""
    session.execute(
        update(MailToken)
        .where(
            col(MailToken.email) == email,
            col(MailToken.purpose) == Purpose.RESET,
            col(MailToken.used_at).is_(None),
        )
        .values(used_at=clock.now())
    )


def spend_links_of(session: Session, account_id: int, email: str) -> None:
    """End all open links of an account, whatever for, and those that wait in its mailbox."""
    session.execute(
        update(MailToken)
        .where(
            (col(MailToken.account_id) == account_id) | (col(MailToken.email) == email),
            col(MailToken.used_at).is_(None),
        )
        .values(used_at=clock.now())
    )
