"""Sign-in sessions: 256 random bits in the cookie, their SHA-256 in the database (S2, S3)."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, exists, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.auth.factor_settings import GRACE_DAYS, STAFF_NEED_FACTOR
from elternportal.domain.people import STAFF, Actor, Role
from elternportal.models.access import Account, Guardianship, LoginSession
from elternportal.models.base import id_of
from elternportal.models.school import Teacher
from elternportal.prepared import Prepared
from elternportal.school_settings.snapshot import school_settings

# Security S4: staff work on shared machines, parents on their own phones.
STAFF_IDLE, STAFF_TOTAL = timedelta(minutes=30), timedelta(hours=12)
PARENT_IDLE, PARENT_TOTAL = timedelta(days=14), timedelta(days=30)
CONFIRMED_FOR = timedelta(minutes=10)  # after the password was typed, for weighty changes
WAITS_FOR_CODE = timedelta(minutes=10)
STAFF_TOUCH, PARENT_TOUCH = timedelta(minutes=1), timedelta(hours=1)

# A teacher who has left keeps the account, and loses what teachers may at once.
_IS_ACTIVE_TEACHER = and_(col(Teacher.id) == col(Account.teacher_id), col(Teacher.is_active))
_PERSON: Any = (
    col(Account.name),
    col(Account.language),
    col(Teacher.id).label("teacher_id"),
    col(Account.is_office),
    col(Account.is_head),
    col(Account.is_disabled),
    col(Account.factor_since),
    col(Account.factor_due),
    exists().where(col(Guardianship.account_id) == col(Account.id)).label("is_guardian"),
)
_ACCOUNTS: Any = select(*_PERSON).select_from(Account).outerjoin(Teacher, _IS_ACTIVE_TEACHER)
_SESSIONS: Any = (  # the statement's type would name each of its columns
    select(
        col(LoginSession.id),
        col(LoginSession.account_id),
        col(LoginSession.last_seen_at),
        col(LoginSession.expires_at),
        col(LoginSession.confirmed_at),
        col(LoginSession.revoked_at),
        col(LoginSession.awaits_code),
        *_PERSON,
    )
    .join(Account, col(Account.id) == col(LoginSession.account_id))
    .outerjoin(Teacher, _IS_ACTIVE_TEACHER)
)
_BY_TOKEN = Prepared(_SESSIONS.where(col(LoginSession.token_hash) == bindparam("token_hash")))
_BY_IDS = _SESSIONS.where(col(LoginSession.id).in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class FoundActor:
    actor: Actor
    is_due_for_touch: bool


def open_session(
    session: Session,
    account: Account,
    user_agent: str = "",
    *,
    by_password: bool = True,
    has_typed_code: bool = False,
) -> str:
    """Start a session for a person who has just proved who they are; returns the cookie's token.

    Of whoever has a second factor it waits for a code and opens nothing, unless they have typed it
    (security A8). Without ``by_password`` something weighty asks for the password first: a
    provider may answer for whoever sits at a machine that somebody left signed in there.
    """
    token = secrets.token_urlsafe(32)
    now = clock.now()
    is_staff = account.is_office or account.is_head or account.teacher_id is not None
    awaits_code = account.factor_since is not None and not has_typed_code
    if awaits_code:
        lasts = WAITS_FOR_CODE
    else:
        lasts = STAFF_TOTAL if is_staff else PARENT_TOTAL
        account.signed_in_at = now
    if is_staff and account.factor_due is None and account.factor_since is None:
        account.factor_due = _due_from_today(session)
    session.add(
        LoginSession(
            token_hash=hash_token(token),
            account_id=id_of(account),
            user_agent=user_agent[:200],
            created_at=now,
            last_seen_at=now,
            expires_at=now + lasts,
            confirmed_at=now if by_password and not awaits_code else None,
            awaits_code=awaits_code,
        )
    )
    return token


def find_actor(session: Session, token: str) -> FoundActor | None:
    """The person behind a cookie's token at this moment, or None when it is not valid."""
    row = _BY_TOKEN.first(session, token_hash=hash_token(token))
    now = clock.now()
    if row is None or not _is_valid(row, now):
        return None
    roles = _roles(row)
    lacks_factor = _lacks_factor(session, row, roles)
    actor = Actor(
        account_id=row.account_id,
        roles=roles - STAFF if lacks_factor else roles,
        name=row.name,
        teacher_id=None if lacks_factor else row.teacher_id,
        language=row.language,
        session_id=row.id,
        has_confirmed=row.confirmed_at is not None and now - row.confirmed_at <= CONFIRMED_FOR,
        has_factor=row.factor_since is not None,
        lacks_factor=lacks_factor,
    )
    touch_after = PARENT_TOUCH if roles.isdisjoint(STAFF) else STAFF_TOUCH
    return FoundActor(actor, now - row.last_seen_at > touch_after)


def find_waiting(session: Session, token: str) -> int | None:
    """The account of a session that waits for the code of its second factor."""
    row = _BY_TOKEN.first(session, token_hash=hash_token(token))
    if row is None or not row.awaits_code or row.is_disabled or row.revoked_at is not None:
        return None
    return row.account_id if clock.now() < row.expires_at else None


def actor_of_account(session: Session, account_id: int) -> Actor | None:
    """The person of an account as it is at this moment, without a session; None if it is locked.

    For what goes on after its person has left the page.
    """
    row = session.execute(_ACCOUNTS.where(col(Account.id) == account_id)).first()
    if row is None or row.is_disabled:
        return None
    return Actor(
        account_id=account_id,
        roles=_roles(row),
        name=row.name,
        teacher_id=row.teacher_id,
        language=row.language,
    )


def valid_sessions(session: Session, session_ids: Collection[int]) -> frozenset[int]:
    """Those of the sessions that are valid at this moment."""
    now = clock.now()
    rows = session.execute(_BY_IDS, {"ids": list(session_ids)})
    return frozenset(row.id for row in rows if _is_valid(row, now))


def touch(session: Session, actor: Actor) -> None:
    """Note that the person is still there; called at most once a minute or hour per session."""
    session.execute(
        update(LoginSession)
        .where(col(LoginSession.id) == actor.session_id)
        .values(last_seen_at=clock.now())
    )


def note_confirmed(session: Session, actor: Actor) -> None:
    """Note that the person has typed the password again."""
    session.execute(
        update(LoginSession)
        .where(col(LoginSession.id) == actor.session_id)
        .values(confirmed_at=clock.now())
    )


def revoke_sessions(
    session: Session, account_id: int, *, only: int | None = None, keep: int | None = None
) -> None:
    """End all sessions of an account, or ``only`` one, or all but ``keep``."""
    statement = update(LoginSession).where(
        col(LoginSession.account_id) == account_id, col(LoginSession.revoked_at).is_(None)
    )
    if only is not None:
        statement = statement.where(col(LoginSession.id) == only)
    if keep is not None:
        statement = statement.where(col(LoginSession.id) != keep)
    session.execute(statement.values(revoked_at=clock.now()))


def revoke_sessions_of_teachers(session: Session, teacher_ids: Collection[int]) -> None:
    """End all sessions of teachers who have left, so that none goes on by the rules for parents."""
    theirs = select(col(Account.id)).where(col(Account.teacher_id).in_(teacher_ids))
    session.execute(
        update(LoginSession)
        .where(col(LoginSession.account_id).in_(theirs), col(LoginSession.revoked_at).is_(None))
        .values(revoked_at=clock.now())
    )


def end_session_of(session: Session, token: str) -> None:
    """End the session behind a cookie's token, if there is one."""
    session.execute(
        update(LoginSession)
        .where(
            col(LoginSession.token_hash) == hash_token(token),
            col(LoginSession.revoked_at).is_(None),
        )
        .values(revoked_at=clock.now())
    )


def hash_token(token: str) -> str:
    """SHA-256 in hex: enough for 256 random bits, and the table gives no cookie away."""
    return hashlib.sha256(token.encode()).hexdigest()


def _is_valid(row: Any, now: datetime) -> bool:
    if row.is_disabled or row.revoked_at is not None or now >= row.expires_at:
        return False
    if row.awaits_code:
        return False
    longest = PARENT_IDLE if _roles(row).isdisjoint(STAFF) else STAFF_IDLE
    return bool(now - row.last_seen_at <= longest)


def _lacks_factor(session: Session, row: Any, roles: frozenset[Role]) -> bool:
    """Whether this person's time for setting up a second factor is over (security A8)."""
    if row.factor_since is not None or row.factor_due is None or roles.isdisjoint(STAFF):
        return False
    return clock.today() >= row.factor_due and school_settings(session)[STAFF_NEED_FACTOR]


def _due_from_today(session: Session) -> date | None:
    settings = school_settings(session)
    if not settings[STAFF_NEED_FACTOR]:
        return None
    return clock.today() + timedelta(days=settings[GRACE_DAYS])


def _roles(row: Any) -> frozenset[Role]:
    held = {
        Role.PARENT: row.is_guardian,
        Role.TEACHER: row.teacher_id is not None,
        Role.OFFICE: row.is_office,
        Role.HEAD: row.is_head,
    }
    return frozenset(role for role, holds in held.items() if holds)
