"""A person's mail address changes: the office corrects it, or the person asks and confirms it.

Whoever reads the new mailbox can reset the password, so a person's own wish counts only once a link
was opened there, and needs the password. The office's correction counts at once, because the old
address may be a stranger's; both addresses hear of it, and nobody stays signed in.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select, update

from elternportal import clock
from elternportal.auth.passwords import verify_in_thread
from elternportal.auth.sessions import revoke_sessions
from elternportal.db import Database, announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.email_address import parse_email
from elternportal.domain.people import Actor
from elternportal.errors import Conflict
from elternportal.mail.addresses import trust_address
from elternportal.models.access import Account, MailToken
from elternportal.models.base import id_of
from elternportal.services.access.account_locks import note
from elternportal.services.access.account_mails import (
    EMAIL_CONFIRM,
    EMAIL_CORRECTED,
    EMAIL_LEFT,
    EMAIL_REQUESTED,
    INVITE_STAFF,
    tell,
    tell_at,
)
from elternportal.services.access.account_scope import lock_row, parse_reason
from elternportal.services.access.mail_tokens import (
    LinkInvalid,
    Purpose,
    create_link,
    spend_link,
    spend_links_of,
)
from elternportal.services.access.people import EmailTaken, own_account
from elternportal.services.access.set_password import OldPasswordWrong
from elternportal.services.audit import record

ONE_PER_ADDRESS = "uq_account_email"


class SameEmail(Conflict):
    key: ClassVar[str] = "accounts-error-same-email"
    field_name = "email"


@dataclass(frozen=True, slots=True)
class CorrectEmail:
    """The right address of an account, and how the office knows of it."""

    account_id: int
    email: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeOwnEmail:
    """The new address as it was typed, and the password that proves who asks."""

    email: str
    password: str = field(repr=False)


def correct_email(session: Session, actor: Actor, command: CorrectEmail) -> str:
    """Give an account its right address; returns it.

    The password stays. Whoever has none yet gets a link to set one at the new address.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotConfirmed, NotFound, HeadOnly, ReasonMissing, EmailMalformed, SameEmail, EmailTaken
    """
    reason, email = parse_reason(command.reason), parse_email(command.email)
    account = lock_row(session, actor, command.account_id)
    actor.require_confirmed()
    if account.email == email:
        raise SameEmail()
    _require_free(session, email)
    old = account.email
    spend_links_of(session, id_of(account), old)
    _move(session, account, email, actor.account_id or None)
    revoke_sessions(session, id_of(account))
    tell_at(session, account, old, EMAIL_LEFT)
    if account.password_hash:
        tell(session, account, EMAIL_CORRECTED)
    else:
        seed = create_link(session, Purpose.RESET, email, account_id=account.id)
        tell(session, account, INVITE_STAFF, seed=seed)
    note(session, actor, account, "account-email-corrected", reason)
    return email


async def ask_for_email(database: Database, actor: Actor, command: ChangeOwnEmail) -> str:
    """Mail a link to the new address, and a notice to the one till now; returns the new one.

    The answer is the same whether the new address has an account (A9): then that one's owner gets
    a mail and nothing can come of it.

    Raises:
        EmailMalformed, SameEmail
        OldPasswordWrong: not the actor's password (security S4).
    """
    email = parse_email(command.email)
    password_hash = await database.read(lambda s: own_account(s, actor).password_hash)
    if not await verify_in_thread(password_hash, command.password):
        raise OldPasswordWrong("password")
    await database.write(lambda session: _mail_link(session, actor, email))
    return email


def confirm_email(session: Session, token: str) -> None:
    """Make the address to which the link was mailed the account's own.

    Raises:
        LinkInvalid: also if somebody has opened an account with the address since.
    """
    link = spend_link(session, token, Purpose.EMAIL)
    account = session.get(Account, link.account_id, with_for_update=True)
    if account is None or account.is_disabled:
        raise LinkInvalid()
    old = account.email
    spend_links_of(session, id_of(account), old)
    try:
        _require_free(session, link.email)
        _move(session, account, link.email, None)
    except EmailTaken as error:
        raise LinkInvalid() from error
    tell_at(session, account, old, EMAIL_LEFT)
    record(session, id_of(account), "account-email-changed", "account", account.id)
    announce(session, topics.accounts(), topics.teacher_accounts())


def pending_email(session: Session, actor: Actor) -> str:
    """The address that the actor has asked for and not confirmed yet; empty if there is none."""
    wanted = (
        select(MailToken.email)
        .where(
            MailToken.account_id == actor.account_id,
            MailToken.purpose == Purpose.EMAIL,
            col(MailToken.used_at).is_(None),
            col(MailToken.expires_at) > clock.now(),
        )
        .order_by(col(MailToken.id).desc())
    )
    return session.exec(wanted).first() or ""


def withdraw_email(session: Session, actor: Actor) -> None:
    """The actor keeps the address as it is: links to other ones end."""
    session.execute(
        update(MailToken)
        .where(
            col(MailToken.account_id) == actor.account_id,
            col(MailToken.purpose) == Purpose.EMAIL,
            col(MailToken.used_at).is_(None),
        )
        .values(used_at=clock.now())
    )


def _mail_link(session: Session, actor: Actor, email: str) -> None:
    account = own_account(session, actor)
    if account.email == email:
        raise SameEmail()
    withdraw_email(session, actor)
    seed = create_link(session, Purpose.EMAIL, email, account_id=account.id)
    tell_at(session, account, email, EMAIL_CONFIRM, seed=seed)
    tell(session, account, EMAIL_REQUESTED)
    record(session, actor.account_id, "account-email-asked", "account", account.id)


def _require_free(session: Session, email: str) -> None:
    """Raises EmailTaken."""
    if session.exec(select(Account.id).where(Account.email == email)).first() is not None:
        raise EmailTaken()


def _move(session: Session, account: Account, email: str, done_by: int | None) -> None:
    """Raises EmailTaken if somebody opens an account with this address at the same moment."""
    try:
        with session.begin_nested():
            account.email = email
            session.flush()
    except IntegrityError as error:
        if broken_constraint(error) != ONE_PER_ADDRESS:
            raise
        raise EmailTaken() from error
    trust_address(session, id_of(account), done_by)
