"""Setting a password: by a mailed link (activation, reset), or by who knows the old one."""

from dataclasses import dataclass, field
from itertools import chain
from typing import ClassVar
from uuid import uuid4

from sqlmodel import Session, col, select

from elternportal.auth.passwords import check_strength, hash_in_thread, verify_in_thread
from elternportal.auth.sessions import end_session_of, open_session, revoke_sessions
from elternportal.db import Database, announce
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput
from elternportal.mail.addresses import trust_address
from elternportal.mail.outbox import enqueue
from elternportal.models.access import Account, ActivationPin, MailToken
from elternportal.models.base import id_of
from elternportal.models.school import Pupil
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.access.activation import NewPerson, complete_activation
from elternportal.services.access.mail_tokens import (
    LinkInvalid,
    Purpose,
    find_link,
    spend_link,
    spend_other_links,
)
from elternportal.services.access.mails import CREDENTIALS_CHANGED
from elternportal.services.access.people import own_account
from elternportal.services.school import is_guardian

SETS_PASSWORD = (Purpose.ACTIVATE, Purpose.RESET)


class OldPasswordWrong(InvalidInput):
    """``field_name`` is where the form asked for it."""

    key: ClassVar[str] = "account-error-old-password-wrong"

    def __init__(self, field_name: str) -> None:
        super().__init__()
        self.field_name = field_name


@dataclass(frozen=True, slots=True)
class SetPassword:
    """``name`` is asked for where an account is new; one that exists keeps its own.

    ``old_token`` is the cookie that the browser sent along; its session ends.
    """

    token: str = field(repr=False)
    password: str = field(repr=False)
    name: str = ""
    language: str = "de"
    user_agent: str = ""
    old_token: str = field(default="", repr=False)


async def set_password_by_link(database: Database, command: SetPassword) -> str:
    """Complete what the link was mailed for; returns the token for a new session's cookie.

    All other sessions of the account end, and the person is told by mail. While anything is
    refused the link stays usable, so a weak password can be corrected.

    Raises:
        LinkInvalid, PasswordTooShort, PasswordTooLong, PasswordTooCommon
        PinNoLongerValid, NotAName, AlreadyGuardian, GuardianIsBusy: from an activation.
    """
    context = await database.read(lambda session: _link_context(session, command.token))
    check_strength(command.password, [*context, command.name])
    password_hash = await hash_in_thread(command.password)
    return await database.write(lambda session: _complete(session, command, password_hash))


async def change_password(database: Database, actor: Actor, old: str, new: str) -> None:
    """Replace the actor's password; the other sessions end, and the person is told by mail.

    Raises:
        OldPasswordWrong, PasswordTooShort, PasswordTooLong, PasswordTooCommon
    """
    old_hash, context = await database.read(lambda session: _own_secrets(session, actor))
    if not await verify_in_thread(old_hash, old):
        raise OldPasswordWrong("old")
    check_strength(new, context)
    new_hash = await hash_in_thread(new)
    await database.write(lambda session: _change(session, actor, old_hash, new_hash))


def _link_context(session: Session, token: str) -> list[str]:
    link = find_link(session, token, *SETS_PASSWORD)
    account = session.exec(select(Account).where(Account.email == link.email)).first()
    pupil_id = select(ActivationPin.pupil_id).where(ActivationPin.id == link.pin_id)
    return _context_of(session, link.email, account, session.exec(pupil_id).first())


def _context_of(
    session: Session, email: str, account: Account | None, new_child: int | None = None
) -> list[str]:
    """What an own password must not be made of, also the names of the children."""
    account_id, name = (account.id, account.name) if account else (None, "")
    is_child = is_guardian(account_id, col(Pupil.id)) | (col(Pupil.id) == new_child)
    children = session.exec(select(Pupil.first_name, Pupil.surname).where(is_child))
    return [school_settings(session)[SCHOOL_NAME], email, name, *chain.from_iterable(children)]


def _complete(session: Session, command: SetPassword, password_hash: str) -> str:
    link = spend_link(session, command.token, *SETS_PASSWORD)
    if link.purpose == Purpose.ACTIVATE:
        person = NewPerson(command.name, command.language)
        account = complete_activation(session, link, person)
    else:
        account = _account_of(session, link)
    if account.is_disabled:
        raise LinkInvalid()
    had_password = bool(account.password_hash)
    account.password_hash = password_hash
    account.failed_logins, account.login_blocked_until = 0, None
    session.add(account)
    if account.email == link.email:  # the link was read there
        trust_address(session, id_of(account))
    spend_other_links(session, link.email)
    revoke_sessions(session, id_of(account))
    end_session_of(session, command.old_token)
    if had_password:
        _tell(session, account)
    if account.teacher_id:
        announce(session, topics.teacher_accounts())
    return open_session(session, account, command.user_agent)


def _account_of(session: Session, link: MailToken) -> Account:
    account = session.get(Account, link.account_id)
    if account is None:
        raise LinkInvalid()
    return account


def _own_secrets(session: Session, actor: Actor) -> tuple[str, list[str]]:
    account = own_account(session, actor)
    return account.password_hash, _context_of(session, account.email, account)


def _change(session: Session, actor: Actor, old_hash: str, new_hash: str) -> None:
    account = own_account(session, actor)
    session.refresh(account, with_for_update=True)
    if account.password_hash != old_hash:  # set anew while the old one was verified
        raise OldPasswordWrong("old")
    account.password_hash = new_hash
    session.add(account)
    revoke_sessions(session, actor.account_id, keep=actor.session_id)
    spend_other_links(session, account.email)
    _tell(session, account)


def _tell(session: Session, account: Account) -> None:
    enqueue(
        session,
        CREDENTIALS_CHANGED,
        event=f"password-changed-{account.id}-{uuid4().hex}",
        to=account.email,
        account_id=account.id,
        language=account.language,
    )
