"""From a PIN on paper to an access: PIN + e-mail → mailed link → password → signed in.

The PIN is spent when the password is set, not before: a mail that never arrives costs nobody a PIN.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

from sqlalchemy import func
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.pins import parse_pin
from elternportal.db import Database
from elternportal.domain.email_address import parse_email
from elternportal.domain.names import parse_person_name
from elternportal.domain.people import Actor
from elternportal.errors import TooManyRequests
from elternportal.mail.outbox import enqueue
from elternportal.models.access import Account, MailToken
from elternportal.models.base import id_of, known_id
from elternportal.services.access.activation_bounces import PIN_PARAM
from elternportal.services.access.mail_tokens import Purpose, create_link
from elternportal.services.access.mails import ACTIVATE, ACTIVATE_AGAIN
from elternportal.services.access.pin_check import prove_pin, spend_pin
from elternportal.services.school import add_guardian

LINKS_PER_HOUR = 5  # for one PIN and address
ADDRESSES_PER_HOUR = 3  # for one PIN


class TooManyLinks(TooManyRequests):
    """A mail server that gets the same mail again and again takes none any more."""

    key: ClassVar[str] = "account-error-too-many-links"


class TooManyAddresses(TooManyRequests):
    """Whoever has one PIN may not let the portal mail many people."""

    key: ClassVar[str] = "account-error-too-many-addresses"


@dataclass(frozen=True, slots=True)
class RequestActivation:
    """What a parent types; ``language`` is the one the page was read in."""

    pin: str
    email: str
    language: str


async def request_activation(database: Database, command: RequestActivation) -> str:
    """Check the PIN and mail a link; returns the address that it goes to.

    The answer is the same whether the address has an account.

    Raises:
        PinMalformed, EmailMalformed, PinWrong, PinNoLongerValid, TooManyLinks
    """
    pin, email = parse_pin(command.pin), parse_email(command.email)
    pin_id = await prove_pin(database, pin)
    await database.write(lambda session: mail_activation(session, pin_id, email, command.language))
    return email


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What becomes of a new account; ``name`` is as it was typed."""

    name: str
    language: str


def complete_activation(session: Session, link: MailToken, person: NewPerson) -> Account:
    """Spend the PIN behind a spent link; the account is made, or the child joins it.

    ``person`` is for a new account. The caller sets the password, also that of an account that
    exists already: who holds the link reads this mailbox, as with a reset.

    Raises:
        PinNoLongerValid, NotAName, AlreadyGuardian, GuardianIsBusy: the whole transaction must be
            given up.
    """
    pupil_id = spend_pin(session, known_id(link.pin_id))
    account = session.exec(select(Account).where(Account.email == link.email)).first()
    if account is None:
        account = Account(
            email=link.email,
            name=parse_person_name(person.name),
            language=person.language,
            created_at=clock.now(),
        )
        session.add(account)
        session.flush()
    add_guardian(session, id_of(account), pupil_id)
    return account


async def add_child(database: Database, actor: Actor, typed_pin: str) -> None:
    """A further child for a person who is signed in; needs that child's own PIN.

    Raises:
        PinMalformed, PinWrong, PinNoLongerValid
        AlreadyGuardian, GuardianIsBusy: the PIN is not spent.
    """
    pin_id = await prove_pin(database, parse_pin(typed_pin))
    await database.write(lambda session: _add_child(session, actor, pin_id))


def _add_child(session: Session, actor: Actor, pin_id: int) -> None:
    add_guardian(session, actor.account_id, spend_pin(session, pin_id))


def mail_activation(session: Session, pin_id: int, email: str, language: str) -> None:
    """Mail a link for a PIN that was proved before.

    Raises:
        TooManyLinks, TooManyAddresses
    """
    _require_few(session, pin_id, email)
    account = session.exec(select(Account).where(Account.email == email)).first()
    seed = create_link(session, Purpose.ACTIVATE, email, pin_id=pin_id)
    enqueue(
        session,
        ACTIVATE_AGAIN if account else ACTIVATE,
        event=f"activate-{pin_id}-{uuid4().hex}",
        to=email,
        account_id=account.id if account else None,
        language=account.language if account else language,
        params={"seed": seed, PIN_PARAM: pin_id},
    )


def _require_few(session: Session, pin_id: int, email: str) -> None:
    recent = session.exec(
        select(MailToken.email, func.count())
        .where(
            col(MailToken.pin_id) == pin_id,
            col(MailToken.created_at) > clock.now() - timedelta(hours=1),
        )
        .group_by(col(MailToken.email))
    )
    sent: dict[str, int] = dict(recent.all())
    if email not in sent and len(sent) >= ADDRESSES_PER_HOUR:
        raise TooManyAddresses()
    if sent.get(email, 0) >= LINKS_PER_HOUR:
        raise TooManyLinks()
