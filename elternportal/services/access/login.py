"""Signing in by password, and out again (security A5, A7, S2)."""

from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy import text
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.passwords import hash_in_thread, needs_rehash, verify_in_thread
from elternportal.auth.sessions import end_session_of, open_session
from elternportal.db import Database
from elternportal.domain.email_address import MAX_LENGTH, EmailMalformed, parse_email
from elternportal.domain.login_delay import delay_after
from elternportal.errors import InvalidInput
from elternportal.models.access import Account

# One row for all (``VainSignIns``), whoever is the first to need it.
_COUNT_IN_VAIN = text(
    "INSERT INTO vain_sign_ins (id, number) VALUES (1, 1)"
    " ON CONFLICT (id) DO UPDATE SET number = vain_sign_ins.number + 1"
)


class SignInRefused(InvalidInput):
    """Unknown address, wrong password, locked account or a wait that is not over: all look alike,
    so nobody learns which addresses have an account (A9).
    """

    key: ClassVar[str] = "account-error-sign-in"


@dataclass(frozen=True, slots=True)
class SignIn:
    """``old_token`` is the cookie that the browser sent along; its session ends."""

    email: str
    password: str = field(repr=False)
    user_agent: str = ""
    old_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class _Candidate:
    account_id: int | None = None
    password_hash: str = field(default="", repr=False)


async def sign_in(database: Database, command: SignIn) -> str:
    """Check e-mail and password; returns the token for a new session's cookie.

    The failure is charged before the slow verification and cleared after a success, so many
    attempts at the same time cannot get round the delay. Hashing happens between the
    transactions; what was verified counts only if the password is still the same afterwards.

    Raises:
        SignInRefused
    """
    candidate = await database.write(lambda session: _charge(session, command.email))
    fits = await verify_in_thread(candidate.password_hash, command.password)
    if not fits:
        raise SignInRefused()
    rehashed = ""
    if needs_rehash(candidate.password_hash):
        rehashed = await hash_in_thread(command.password)
    return await database.write(lambda session: _open(session, candidate, command, rehashed))


def sign_out(session: Session, token: str) -> None:
    """End the session of a cookie; an unknown token changes nothing."""
    end_session_of(session, token)


def _charge(session: Session, typed_email: str) -> _Candidate:
    """The account, with one more failure on it; nothing if it does not exist or must wait."""
    email = _address(typed_email)
    account = session.exec(
        select(Account).where(Account.email == email, ~col(Account.is_disabled)).with_for_update()
    ).first()
    now = clock.now()
    if account is None or (account.login_blocked_until and now < account.login_blocked_until):
        _write_as_for_a_failure(session)
        return _Candidate()
    account.failed_logins += 1
    account.login_blocked_until = now + delay_after(account.failed_logins)
    session.add(account)
    return _Candidate(account.id, account.password_hash)


def _forget_failures(account: Account) -> None:
    """Wrong codes of a second factor stay charged until a right one: else each right password
    would give whoever knows it new attempts.
    """
    if account.factor_since is None:
        account.failed_logins = 0
    else:
        account.failed_logins -= 1  # what this attempt was charged with
    account.login_blocked_until = None


def _address(typed_email: str) -> str:
    """Who got in with an address that would be refused today still does."""
    try:
        return parse_email(typed_email)
    except EmailMalformed:
        return typed_email[:MAX_LENGTH].strip().lower()


def _write_as_for_a_failure(session: Session) -> None:
    """Wait for the disk where nothing is charged, too: the time would tell known addresses (A9)."""
    session.execute(_COUNT_IN_VAIN)


def _open(session: Session, candidate: _Candidate, command: SignIn, rehashed: str) -> str:
    """The row is locked: a reset that sets the password now ends this session, too."""
    account = session.get(Account, candidate.account_id, with_for_update=True)
    if account is None or account.is_disabled:
        raise SignInRefused()
    if account.password_hash != candidate.password_hash:
        raise SignInRefused()  # set anew while the old one was verified
    _forget_failures(account)
    if rehashed:
        account.password_hash = rehashed
    session.add(account)
    end_session_of(session, command.old_token)
    return open_session(session, account, command.user_agent)
