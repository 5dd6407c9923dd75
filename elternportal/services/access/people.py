"""A person's own data and settings, and the first account of a school."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.passwords import check_strength, hash_password
from elternportal.auth.sessions import revoke_sessions
from elternportal.domain.browser_name import browser_name
from elternportal.domain.email_address import parse_email
from elternportal.domain.letters_and_signs import as_name
from elternportal.domain.names import parse_person_name
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.i18n import LANGUAGES
from elternportal.models.access import Account, LoginSession
from elternportal.models.base import id_of
from elternportal.school_settings.identity import LANGUAGE, SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.audit import record
from elternportal.services.school import ChildView, own_children


class EmailTaken(Conflict):
    key = "account-error-email-taken"
    field_name = "email"


@dataclass(frozen=True, slots=True)
class SessionView:
    """A signed-in browser; ``is_current`` marks the one that asks."""

    id: int
    browser: str
    last_seen_at: datetime
    is_current: bool


@dataclass(frozen=True, slots=True)
class ProfileView:
    name: str
    email: str
    language: str
    children: tuple[ChildView, ...]
    sessions: tuple[SessionView, ...]


def my_profile(session: Session, actor: Actor) -> ProfileView:
    """The actor's own data, children and signed-in browsers."""
    account = own_account(session, actor)
    return ProfileView(
        name=account.name,
        email=account.email,
        language=account.language,
        children=tuple(own_children(session, actor)),
        sessions=_sessions(session, actor),
    )


def change_name(session: Session, actor: Actor, name: str) -> None:
    """How the person is called from now on. Raises NotAName."""
    account = own_account(session, actor)
    account.name = parse_person_name(name)
    session.add(account)


def change_language(session: Session, actor: Actor, language: str) -> None:
    """The language of the person's mails. Raises InvalidInput for one without catalogue."""
    if language not in LANGUAGES:
        raise InvalidInput()
    account = own_account(session, actor)
    account.language = language
    session.add(account)


def end_session(session: Session, actor: Actor, session_id: int) -> None:
    """Sign another browser out.

    Raises:
        NotFound: not a session of the actor.
    """
    found = session.exec(
        select(LoginSession.id).where(
            LoginSession.id == session_id, LoginSession.account_id == actor.account_id
        )
    ).first()
    if found is None:
        raise NotFound()
    revoke_sessions(session, actor.account_id, only=session_id)


def end_other_sessions(session: Session, actor: Actor) -> None:
    """Sign out all browsers but the one that asks."""
    revoke_sessions(session, actor.account_id, keep=actor.session_id)


def create_admin(
    session: Session, email: str, name: str, password: str, *, is_head: bool = False
) -> int:
    """An account for the office, or for the head; returns its id. For the command line only.

    Raises:
        EmailMalformed, EmailTaken, PasswordTooShort, PasswordTooLong, PasswordTooCommon
    """
    address, name = parse_email(email), as_name(name)
    if session.exec(select(Account.id).where(Account.email == address)).first() is not None:
        raise EmailTaken()
    check_strength(password, [school_settings(session)[SCHOOL_NAME], address, name])
    account = Account(
        email=address,
        name=name,
        password_hash=hash_password(password),
        language=school_settings(session)[LANGUAGE],
        is_office=not is_head,
        is_head=is_head,
        created_at=clock.now(),
    )
    session.add(account)
    session.flush()
    record(session, None, "admin-created", "account", account.id)
    return id_of(account)


def own_account(session: Session, actor: Actor) -> Account:
    """The actor's row.

    Raises:
        NotFound: the account is gone.
    """
    account = session.get(Account, actor.account_id)
    if account is None:
        raise NotFound()
    return account


def _sessions(session: Session, actor: Actor) -> tuple[SessionView, ...]:
    rows = session.exec(
        select(LoginSession)
        .where(
            LoginSession.account_id == actor.account_id,
            col(LoginSession.revoked_at).is_(None),
            col(LoginSession.expires_at) > clock.now(),
            ~col(LoginSession.awaits_code),
        )
        .order_by(col(LoginSession.last_seen_at).desc())
    )
    return tuple(
        SessionView(
            id=id_of(row),
            browser=browser_name(row.user_agent),
            last_seen_at=row.last_seen_at,
            is_current=row.id == actor.session_id,
        )
        for row in rows
    )
