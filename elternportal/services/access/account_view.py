"""One account for office and head: who it is, what it is for, what was done to it, what is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain.names import person_name, teacher_name
from elternportal.domain.people import Actor, Role
from elternportal.models.access import Account, LoginSession, MailToken
from elternportal.models.base import id_of
from elternportal.models.school import Teacher
from elternportal.services.access.account_scope import find_account, may_be_changed_by
from elternportal.services.access.address_owner import roles_of
from elternportal.services.access.mail_tokens import Purpose
from elternportal.services.audit import latest_entries
from elternportal.services.school import OwnChildRow, children_of_account, children_taken_off

SHOWN_EVENTS = 30


@dataclass(frozen=True, slots=True)
class AccountEventRow:
    """Something that was done to the account.

    ``by`` is empty for somebody without a name, e.g. whose account was deleted; ``is_by_portal``
    if no account did it, but the portal or a command. ``action`` names ``accounts-event-<action>``,
    and ``role`` is the one that it is about, if any.
    """

    at: datetime
    action: str
    by: str
    is_by_portal: bool
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class RoleOfferRow:
    """A role that the person has not answered yet; ``teacher`` is whose, for a teacher's."""

    role: Role
    teacher: str
    since: datetime


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account. ``may_change`` is False for a head's that the actor only may look at.

    ``teacher`` is how the teacher is called whose account it is.
    """

    id: int
    name: str
    email: str
    roles: tuple[Role, ...]
    teacher: str
    created_at: datetime
    signed_in_at: datetime | None
    is_open: bool
    is_locked: bool
    is_unreachable: bool
    sessions: int
    children: tuple[OwnChildRow, ...]
    taken_off: tuple[OwnChildRow, ...]
    offers: tuple[RoleOfferRow, ...]
    events: tuple[AccountEventRow, ...]
    may_change: bool
    is_own: bool
    has_factor: bool


def read_account(session: Session, actor: Actor, account_id: int) -> AccountView:
    """One account with all that the office has to know of it.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is none, or it is deleted.
    """
    account = find_account(session, actor, account_id)
    children = tuple(children_of_account(session, account_id))
    teacher = session.get(Teacher, account.teacher_id) if account.teacher_id else None
    may_change = select(may_be_changed_by(actor)).where(col(Account.id) == account_id)
    return AccountView(
        id=id_of(account),
        name=account.name or account.email,
        email=account.email,
        roles=roles_of(session, account, is_guardian=bool(children)),
        teacher=teacher_name(teacher, actor.language) if teacher else "",
        created_at=account.created_at,
        signed_in_at=account.signed_in_at,
        is_open=bool(account.password_hash),
        is_locked=account.is_disabled,
        is_unreachable=account.mail_unreachable,
        sessions=open_sessions(session, account_id),
        children=children,
        taken_off=tuple(children_taken_off(session, account_id)),
        offers=_offers(session, account_id, actor.language),
        events=_events(session, account_id),
        may_change=bool(session.exec(may_change).first()),
        is_own=account_id == actor.account_id,
        has_factor=account.factor_since is not None,
    )


def open_sessions(session: Session, account_id: int) -> int:
    """How many browsers are signed in; the caller has checked who asks."""
    is_open = select(LoginSession.id).where(
        LoginSession.account_id == account_id,
        col(LoginSession.revoked_at).is_(None),
        col(LoginSession.expires_at) > clock.now(),
    )
    return len(session.exec(is_open).all())


def _offers(session: Session, account_id: int, language: str) -> tuple[RoleOfferRow, ...]:
    rows = session.exec(
        select(MailToken, Teacher)
        .outerjoin(Teacher, col(Teacher.id) == col(MailToken.teacher_id))
        .where(
            MailToken.account_id == account_id,
            MailToken.purpose == Purpose.ROLE,
            col(MailToken.used_at).is_(None),
            col(MailToken.expires_at) > clock.now(),
        )
        .order_by(col(MailToken.id))
    )
    return tuple(
        RoleOfferRow(
            Role(token.role), teacher_name(teacher, language) if teacher else "", token.created_at
        )
        for token, teacher in rows
    )


def _events(session: Session, account_id: int) -> tuple[AccountEventRow, ...]:
    entries = latest_entries(session, "account", account_id, SHOWN_EVENTS)
    names = _names(session, {entry.account_id for entry in entries})
    return tuple(
        AccountEventRow(
            at=entry.at,
            action=entry.action,
            by=names.get(entry.account_id, ""),
            is_by_portal=entry.account_id is None,
            role=entry.detail.get("role", ""),
            reason=entry.detail.get("reason", ""),
        )
        for entry in entries
    )


def _names(session: Session, account_ids: set[int | None]) -> Mapping[int | None, str]:
    rows = session.exec(
        select(Account.id, Account.name).where(col(Account.id).in_(account_ids - {None}))
    )
    return {account_id: person_name(name) for account_id, name in rows}
