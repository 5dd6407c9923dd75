"""Which accounts office and head may see and change, and why one may not.

Office and head see all accounts; those of heads are changed by heads alone, or whoever works in the
office could make themselves head by way of a head's mailbox.
"""

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import ColumnElement, or_, select, true
from sqlmodel import Session, col

from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.domain.search import one_line
from elternportal.errors import Conflict, InvalidInput, NotAllowed, NotFound
from elternportal.models.access import Account
from elternportal.models.base import id_of

MAX_REASON = 300


class ReasonMissing(InvalidInput):
    """Whoever changes somebody's account says why, in at most :data:`MAX_REASON` characters."""

    key: ClassVar[str] = "accounts-error-reason"
    field_name = "reason"


class OwnAccount(Conflict):
    """Nobody locks, deletes or demotes themselves by mistake."""

    key: ClassVar[str] = "accounts-error-own-account"


class LastHead(Conflict):
    """Without it nobody could change the school's settings any more."""

    key: ClassVar[str] = "accounts-error-last-head"


class LastAdministration(Conflict):
    """Without it nobody could get into the administration any more."""

    key: ClassVar[str] = "accounts-error-last-administration"


class HeadOnly(NotAllowed):
    """It is about a head's account, and the actor is none."""

    key: ClassVar[str] = "accounts-error-head-only"


@dataclass(frozen=True, slots=True)
class OnAccount:
    """One account, and why something is done to it."""

    account_id: int
    reason: str


def exists_for(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that an actor of the administration may see an :class:`Account`.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    return col(Account.deleted_at).is_(None)


def may_be_changed_by(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that the actor may also change it.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    is_below = true() if actor.has(Role.HEAD) else ~col(Account.is_head)
    return exists_for(actor) & is_below


def find_account(session: Session, actor: Actor, account_id: int) -> Account:
    """The account to look at.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is none, or it is deleted.
    """
    wanted = select(Account).where(col(Account.id) == account_id, exists_for(actor))
    account = session.scalars(wanted).first()
    if account is None:
        raise NotFound()
    return account


def find_to_change(
    session: Session, actor: Actor, account_id: int, *, lock: bool = False
) -> Account:
    """The account, if the actor may also change it; with ``lock`` its row is locked.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is none, or it is deleted.
        HeadOnly
    """
    find_account(session, actor, account_id)
    wanted = select(Account).where(col(Account.id) == account_id, may_be_changed_by(actor))
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    account = session.scalars(wanted).first()
    if account is None:
        raise HeadOnly()
    return account


def lock_row(session: Session, actor: Actor, account_id: int) -> Account:
    """The account to change, its row locked.

    Raises:
        NotAllowed, NotFound, HeadOnly: see :func:`find_to_change`.
    """
    return find_to_change(session, actor, account_id, lock=True)


def parse_reason(text: str) -> str:
    """The reason on one line.

    Raises:
        ReasonMissing: it is empty or too long.
    """
    reason = one_line(text)
    if not 0 < len(reason) <= MAX_REASON:
        raise ReasonMissing(count=MAX_REASON)
    return reason


def require_others(session: Session, actor: Actor, account_id: int) -> None:
    """See that the account can go: somebody else can do its work, and it is not one's own.

    To be called before the account's row is locked: all rows of the administration are locked in
    one order, so of two who remove each other at the same moment one is refused.

    Raises:
        LastHead, LastAdministration, OwnAccount
    """
    administration = session.scalars(
        select(Account)
        .where(or_(col(Account.is_head), col(Account.is_office)), ~col(Account.is_disabled))
        .order_by(col(Account.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    others = [one for one in administration if id_of(one) != account_id]
    goes = next((one for one in administration if id_of(one) == account_id), None)
    if goes is not None and goes.is_head and not any(one.is_head for one in others):
        raise LastHead()
    if goes is not None and not others:
        raise LastAdministration()
    if account_id == actor.account_id:
        raise OwnAccount()
