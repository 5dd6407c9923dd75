"""The second factor: an app beside the password (security A8). A person sets it up, gets codes for
the day on which the app is lost, and takes it off again.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.sessions import hash_token, revoke_sessions
from elternportal.auth.totp import address, matching_step, new_secret
from elternportal.domain.codes import grouped, new_code, read_code
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, InvalidInput
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.second_factor import RecoveryCode, TotpFactor
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.access.account_mails import FACTOR_OFF, FACTOR_ON, tell
from elternportal.services.access.people import own_account
from elternportal.services.audit import record

RECOVERY_CODES = 10


class CodeWrong(InvalidInput):
    """It is not the app's present code, or was used before, and no unused recovery code."""

    key: ClassVar[str] = "factor-error-code"
    field_name = "code"


class FactorAlreadyOn(Conflict):
    key: ClassVar[str] = "factor-error-already-on"


class FactorNotOn(Conflict):
    key: ClassVar[str] = "factor-error-not-on"


@dataclass(frozen=True, slots=True)
class FactorView:
    """How the actor's second factor stands. ``due`` is the day from which work at school needs
    one, if it does and there is none.
    """

    since: datetime | None
    codes_left: int
    due: date | None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What the app needs: the secret to type, and the address for its camera."""

    secret: str
    address: str


def my_factor(session: Session, actor: Actor) -> FactorView:
    """How it stands."""
    account = own_account(session, actor)
    unused = select(func.count()).where(
        RecoveryCode.account_id == account.id, col(RecoveryCode.used_at).is_(None)
    )
    due = None if account.factor_since else account.factor_due
    return FactorView(account.factor_since, session.exec(unused).one(), due)


def begin_factor(session: Session, actor: Actor) -> Enrolment:
    """A new secret, which counts once a code of it was typed; one begun before is void.

    Raises:
        NotConfirmed: the password was typed too long ago.
        FactorAlreadyOn
    """
    actor.require_confirmed()
    account = own_account(session, actor)
    if account.factor_since is not None:
        raise FactorAlreadyOn()
    _forget(session, id_of(account))
    secret = new_secret()
    session.add(TotpFactor(account_id=id_of(account), secret=secret, created_at=clock.now()))
    school = school_settings(session)[SCHOOL_NAME]
    return Enrolment(secret, address(secret, school, account.email))


def confirm_factor(session: Session, actor: Actor, code: str) -> tuple[str, ...]:
    """From now on signing in needs the app; gives the recovery codes, which are shown this once.

    All other browsers are signed out, and a mail says so.

    Raises:
        NotConfirmed, FactorAlreadyOn
        CodeWrong: also if nothing was begun.
    """
    actor.require_confirmed()
    account = _locked(session, actor.account_id)
    if account.factor_since is not None:
        raise FactorAlreadyOn()
    factor = session.get(TotpFactor, account.id)
    step = matching_step(factor.secret, code, clock.now()) if factor else None
    if factor is None or step is None:
        raise CodeWrong()
    factor.confirmed_at = account.factor_since = clock.now()
    factor.last_step = step
    revoke_sessions(session, id_of(account), keep=actor.session_id)
    tell(session, account, FACTOR_ON)
    record(session, actor.account_id, "factor-on", "account", account.id)
    return _new_codes(session, id_of(account))


def renew_recovery_codes(session: Session, actor: Actor) -> tuple[str, ...]:
    """Ten new codes; those from before are void.

    Raises:
        NotConfirmed, FactorNotOn
    """
    actor.require_confirmed()
    account = _locked(session, actor.account_id)
    if account.factor_since is None:
        raise FactorNotOn()
    record(session, actor.account_id, "factor-codes-renewed", "account", account.id)
    return _new_codes(session, id_of(account))


def remove_factor(session: Session, actor: Actor) -> None:
    """Sign in by the password alone again; a mail says so.

    Raises:
        NotConfirmed, FactorNotOn
    """
    actor.require_confirmed()
    account = _locked(session, actor.account_id)
    if account.factor_since is None:
        raise FactorNotOn()
    take_off(session, account)
    record(session, actor.account_id, "factor-off", "account", account.id)


def take_off(session: Session, account: Account) -> None:
    """Forget an account's second factor, and tell the person by mail."""
    account.factor_since = None
    _forget(session, id_of(account))
    tell(session, account, FACTOR_OFF)


def accept_code(session: Session, account_id: int, typed: str) -> bool:
    """Whether it is a code of the account's app or an unused recovery code; then it is spent.

    The caller holds the account's row, so of two who type the same code one wins.
    """
    factor = session.get(TotpFactor, account_id, with_for_update=True)
    if factor is None or factor.confirmed_at is None:
        return False
    step = matching_step(factor.secret, typed, clock.now())
    if step is not None and step > factor.last_step:
        factor.last_step = step
        return True
    return _spend_recovery_code(session, account_id, typed)


def _spend_recovery_code(session: Session, account_id: int, typed: str) -> bool:
    code = read_code(typed)
    if code is None:
        return False
    found = session.exec(
        select(RecoveryCode).where(
            RecoveryCode.account_id == account_id,
            RecoveryCode.code_hash == hash_token(code),
            col(RecoveryCode.used_at).is_(None),
        )
    ).first()
    if found is None:
        return False
    found.used_at = clock.now()
    record(session, account_id, "factor-code-used", "account", account_id)
    return True


def _new_codes(session: Session, account_id: int) -> tuple[str, ...]:
    session.exec(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))
    codes = [new_code() for _ in range(RECOVERY_CODES)]
    for code in codes:
        session.add(RecoveryCode(account_id=account_id, code_hash=hash_token(code)))
    return tuple(grouped(code) for code in codes)


def _forget(session: Session, account_id: int) -> None:
    for table in (TotpFactor, RecoveryCode):
        session.execute(delete(table).where(col(table.account_id) == account_id))


def _locked(session: Session, account_id: int) -> Account:
    """The row, so that two requests at the same moment do not both decide."""
    return session.get_one(Account, account_id, with_for_update=True)
