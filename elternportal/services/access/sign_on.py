"""People sign on by a provider, e.g. the school's platform, and link it with their account once.

An account is found by (issuer, subject) and by nothing else: an address that a provider has
verified may be another's here. So the first time needs a session in which the password was typed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from urllib.parse import urlsplit

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select
from sqlmodel.sql.expression import SelectOfScalar

from elternportal import clock
from elternportal.auth.sessions import end_session_of, open_session
from elternportal.auth.sign_on import Attested, link_address, provider_of
from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.models.access import Account, Identity
from elternportal.models.base import id_of
from elternportal.services.access.account_mails import SIGN_ON_LINKED, SIGN_ON_UNLINKED, tell
from elternportal.services.access.people import own_account
from elternportal.services.audit import record
from elternportal.settings import get_settings

ONE_PER_PERSON = "uq_identity_issuer_subject"
ONE_PER_ACCOUNT = "uq_identity_account_id_issuer"


class NotLinked(InvalidInput):
    """Nobody has linked this person of the provider with an account, or the account is locked:
    both look alike, as at the sign-in by password (A9).
    """

    key: ClassVar[str] = "sign-on-error-not-linked"


class LinkedElsewhere(Conflict):
    """This person of the provider belongs to another account."""

    key: ClassVar[str] = "sign-on-error-linked-elsewhere"


class AlreadyLinked(Conflict):
    """The account has another person of this provider."""

    key: ClassVar[str] = "sign-on-error-already-linked"


@dataclass(frozen=True, slots=True)
class SignOnBy:
    """``old_token`` is the cookie that the browser sent along; its session ends."""

    attested: Attested
    user_agent: str = ""
    old_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LinkedView:
    """A provider that the person has linked, since when, and when it was used last."""

    id: int
    label: str
    linked_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class OfferedView:
    """A provider that the person may link."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class SignOnsView:
    linked: tuple[LinkedView, ...]
    offered: tuple[OfferedView, ...]


def sign_in_by_provider(session: Session, command: SignOnBy) -> str:
    """Sign in whom a provider has attested; returns the token for a new session's cookie.

    Raises:
        NotLinked
    """
    identity = session.exec(_of(command.attested)).first()
    if identity is None:
        raise NotLinked()
    account = session.get(Account, identity.account_id, with_for_update=True)
    if account is None or account.is_disabled:
        raise NotLinked()
    identity.used_at = clock.now()
    end_session_of(session, command.old_token)
    return open_session(session, account, command.user_agent, by_password=False)


def link(session: Session, actor: Actor, attested: Attested) -> None:
    """From now on the actor may sign in as this person of the provider; a mail says so.

    Raises:
        NotConfirmed: the password was typed too long ago (security S4).
        LinkedElsewhere, AlreadyLinked
    """
    actor.require_confirmed()
    account = own_account(session, actor)
    identity = Identity(
        issuer=attested.issuer,
        subject=attested.subject,
        account_id=id_of(account),
        linked_at=clock.now(),
    )
    present = session.exec(_of(attested)).first()
    if present is not None and present.account_id == account.id:
        return
    try:
        with session.begin_nested():
            session.add(identity)
            session.flush()
    except IntegrityError as error:
        raise _refusal(error) from error
    label = _label(attested.issuer)
    tell(session, account, SIGN_ON_LINKED, provider=label)
    _note(session, actor, "sign-on-linked", label)


def unlink(session: Session, actor: Actor, identity_id: int) -> None:
    """The provider opens the account no longer; a mail says so. The password stays.

    Raises:
        NotFound: not a link of the actor.
    """
    identity = session.get(Identity, identity_id)
    if identity is None or identity.account_id != actor.account_id:
        raise NotFound()
    label = _label(identity.issuer)
    session.delete(identity)
    tell(session, own_account(session, actor), SIGN_ON_UNLINKED, provider=label)
    _note(session, actor, "sign-on-unlinked", label)


def my_sign_ons(session: Session, actor: Actor) -> SignOnsView:
    """What the actor has linked, also by providers that are set no longer, and may link."""
    rows = _linked(session, actor.account_id)
    taken = {row.issuer for row in rows}
    return SignOnsView(
        linked=tuple(
            LinkedView(id_of(row), _label(row.issuer), row.linked_at, row.used_at) for row in rows
        ),
        offered=offered_to_all(taken),
    )


def offered_to_all(without: Collection[str] = ()) -> tuple[OfferedView, ...]:
    """The providers of this portal, but for some issuers."""
    return tuple(
        OfferedView(provider.name, provider.label)
        for provider in get_settings().sign_on
        if provider.issuer not in without
    )


def address_to_link(session: Session, actor: Actor, provider_name: str, language: str) -> str:
    """Where the actor's browser goes to link a provider.

    Raises:
        NotConfirmed: the password was typed too long ago.
        NotFound: no such provider.
    """
    own_account(session, actor)
    provider = provider_of(provider_name)
    actor.require_confirmed()
    return link_address(actor, provider, language)


def label_of(provider_name: str) -> str:
    """How a provider is called. Raises NotFound."""
    return provider_of(provider_name).label


def _of(attested: Attested) -> SelectOfScalar[Identity]:
    return select(Identity).where(
        Identity.issuer == attested.issuer, Identity.subject == attested.subject
    )


def _linked(session: Session, account_id: int) -> Sequence[Identity]:
    theirs = select(Identity).where(Identity.account_id == account_id)
    return session.exec(theirs.order_by(Identity.issuer)).all()


def _refusal(error: IntegrityError) -> Conflict:
    match broken_constraint(error):
        case name if name == ONE_PER_PERSON:
            return LinkedElsewhere()
        case name if name == ONE_PER_ACCOUNT:
            return AlreadyLinked()
    raise error


def _label(issuer: str) -> str:
    """How the provider is called, or its host if the settings have it no longer."""
    for provider in get_settings().sign_on:
        if provider.issuer == issuer:
            return provider.label
    return urlsplit(issuer).hostname or issuer


def _note(session: Session, actor: Actor, action: str, label: str) -> None:
    record(session, actor.account_id, action, "account", actor.account_id, provider=label)
    announce(session, topics.accounts())
