"""What a link for a password is still good for, told before anybody has filled its form.

Only who holds the link learns it: the token has 256 bits.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.sessions import hash_token
from elternportal.db import Database
from elternportal.models.access import ActivationPin, MailToken
from elternportal.models.base import known_id
from elternportal.services.access.activation import mail_activation
from elternportal.services.access.mail_tokens import LinkInvalid, Purpose
from elternportal.services.access.pins import is_valid

LONGEST_TOKEN = 100


class LinkState(StrEnum):
    """How a link stands, and so what the person can do."""

    OPEN = "open"
    USED = "used"
    RENEWABLE = "renewable"  # ended, and its PIN still opens the child: a new link by one tap
    PIN_OVER = "pin-over"  # the PIN does not open the child any more: the office gives a new one
    EXPIRED = "expired"  # of a reset
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LinkView:
    """``email`` is where a new link would go; empty unless the link is renewable."""

    state: LinkState
    email: str = ""


def look_at_link(session: Session, token: str) -> LinkView:
    """How the link of this token stands."""
    link = _find(session, token)
    if link is None:
        return LinkView(LinkState.UNKNOWN)
    if link.used_at is not None:
        return LinkView(LinkState.USED)
    is_over = clock.now() >= link.expires_at
    if link.purpose == Purpose.ACTIVATE:
        if not _pin_is_valid(session, link):
            return LinkView(LinkState.PIN_OVER)
        return LinkView(LinkState.RENEWABLE, link.email) if is_over else LinkView(LinkState.OPEN)
    return LinkView(LinkState.EXPIRED if is_over else LinkState.OPEN)


async def renew_link(database: Database, token: str, language: str) -> str:
    """Mail a new link in place of an activation's that has ended; returns where to.

    Raises:
        LinkInvalid: it is not renewable.
        TooManyLinks
    """
    return await database.write(lambda session: _renew(session, token, language))


def _renew(session: Session, token: str, language: str) -> str:
    if look_at_link(session, token).state is not LinkState.RENEWABLE:
        raise LinkInvalid()
    link = _find(session, token)
    assert link is not None
    mail_activation(session, known_id(link.pin_id), link.email, language)
    return link.email


def _find(session: Session, token: str) -> MailToken | None:
    is_it = col(MailToken.token_hash) == hash_token(token[:LONGEST_TOKEN])
    for_password = col(MailToken.purpose).in_([Purpose.ACTIVATE, Purpose.RESET])
    return session.exec(select(MailToken).where(is_it, for_password)).first()


def _pin_is_valid(session: Session, link: MailToken) -> bool:
    is_its = col(ActivationPin.id) == link.pin_id
    return session.exec(select(ActivationPin.id).where(is_its, is_valid())).first() is not None
