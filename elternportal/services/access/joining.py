"""Office and head join two accounts of one person, who has registered at two addresses.

One account stays as it is, with its address and its password; the other one's children, answers and
appointments come to it (``joined_columns.py``), and the other one is deleted. Nobody gets a role by
it, and nothing that was taken off a person comes back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import delete
from sqlmodel import Session, col

from elternportal.domain.email_address import parse_email
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.duration import takes_long
from elternportal.errors import Conflict, InvalidInput
from elternportal.mail.addresses import trust_address
from elternportal.mail.forgetting import hand_over_mails
from elternportal.models.access import Account, MailToken
from elternportal.models.base import id_of
from elternportal.services.access.account_locks import empty_account, note
from elternportal.services.access.account_mails import JOINED, JOINED_AWAY, tell, tell_at
from elternportal.services.access.account_scope import (
    OwnAccount,
    find_to_change,
    lock_row,
    parse_reason,
)
from elternportal.services.access.account_view import open_sessions
from elternportal.services.access.address_owner import OwnerView, account_at, owner_view
from elternportal.services.access.joined_columns import (
    count_moving,
    move_rows,
    require_joinable,
)
from elternportal.services.audit import record
from elternportal.services.school import join_guardians


class NoSecondAccount(InvalidInput):
    """Nobody else has an account with the address that was typed."""

    key: ClassVar[str] = "accounts-error-join-nobody"
    field_name = "email"


class HasWork(Conflict):
    """The account that would go works at school: only by a mailed link does one get a role."""

    key: ClassVar[str] = "accounts-error-join-work"


class NotBothOpen(Conflict):
    """One of the two is locked, or nobody could sign in with the one that stays."""

    key: ClassVar[str] = "accounts-error-join-closed"


@dataclass(frozen=True, slots=True)
class JoinAccounts:
    """Which account stays, which one goes, and how the office knows that they are one person's."""

    stays_id: int
    goes_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class JoinView:
    """Whose accounts they are, and what of the one that goes comes to the other.

    ``moves`` counts it by name (``joined_columns.ColumnRule.counted``); ``sessions`` end.
    """

    stays: OwnerView
    goes: OwnerView
    moves: Mapping[str, int]
    sessions: int


def look_at_join(session: Session, actor: Actor, stays_id: int, typed_email: str) -> JoinView:
    """What it would mean to join the account with a typed address to another one.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound, EmailMalformed, NoSecondAccount
        HeadOnly, OwnAccount, HasWork, NotBothOpen, BothHaveOne, Conflict: see :func:`join_accounts`
    """
    stays = find_to_change(session, actor, stays_id)
    found = account_at(session, parse_email(typed_email))
    if found is None or found is stays:
        raise NoSecondAccount()
    goes = find_to_change(session, actor, id_of(found))
    _require_joinable(session, actor, stays, goes)
    return JoinView(
        stays=owner_view(session, stays),
        goes=owner_view(session, goes),
        moves=count_moving(session, id_of(goes)),
        sessions=open_sessions(session, id_of(goes)),
    )


@takes_long
def join_accounts(session: Session, actor: Actor, command: JoinAccounts) -> None:
    """Let one account take over what is the other's, which is deleted; both addresses get a mail.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotConfirmed, NotFound, HeadOnly, ReasonMissing, OwnAccount
        HasWork, NotBothOpen, BothHaveOne
        TakenOffBefore: the school has taken a child of the one off the other.
        Conflict: a module cannot bear it, e.g. two appointments at the same time; the whole
            transaction must be given up.
    """
    reason = parse_reason(command.reason)
    actor.require(*ADMINISTRATION)
    actor.require_confirmed()
    stays, goes = _both(session, actor, command.stays_id, command.goes_id)
    _require_joinable(session, actor, stays, goes)
    stays_id, goes_id, address = id_of(stays), id_of(goes), goes.email
    trust_address(session, goes_id, actor.account_id or None)  # and so its tasks are done
    new = join_guardians(session, goes_id, stays_id)
    hand_over_mails(session, goes_id, stays)
    session.execute(delete(MailToken).where(col(MailToken.email) == address))
    move_rows(session, goes_id, stays_id)
    tell_at(session, goes, address, JOINED_AWAY)
    tell(session, stays, JOINED)
    empty_account(session, goes)
    note(session, actor, goes, "account-joined-away", reason)
    note(session, actor, stays, "account-joined", reason)
    for pupil_id in new:
        record(
            session,
            actor.account_id,
            "guardian-added",
            "pupil",
            pupil_id,
            reason=reason,
            account=str(stays_id),
        )


def _both(session: Session, actor: Actor, stays_id: int, goes_id: int) -> tuple[Account, Account]:
    """Both accounts, locked in one order, so that two who join them come one after the other."""
    if stays_id == goes_id:
        raise NoSecondAccount()
    rows = {each: lock_row(session, actor, each) for each in sorted((stays_id, goes_id))}
    return rows[stays_id], rows[goes_id]


def _require_joinable(session: Session, actor: Actor, stays: Account, goes: Account) -> None:
    """Raises OwnAccount, HasWork, NotBothOpen, BothHaveOne."""
    if actor.account_id in (stays.id, goes.id):
        raise OwnAccount()
    if goes.is_office or goes.is_head or goes.teacher_id is not None:
        raise HasWork()
    if stays.is_disabled or goes.is_disabled or not stays.password_hash:
        raise NotBothOpen()
    require_joinable(session, id_of(goes), id_of(stays))
