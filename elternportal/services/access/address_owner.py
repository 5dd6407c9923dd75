"""Whose account an address belongs to: the office sees it before anybody is asked about a role."""

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from elternportal.domain.email_address import parse_email
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import Conflict
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.school import Teacher
from elternportal.services.school import has_children, names_of_children


class OwnerUnseen(Conflict):
    """The address belongs to an account, and whoever asks has not seen to whose."""

    key: ClassVar[str] = "accounts-error-owner-unseen"


@dataclass(frozen=True, slots=True)
class OwnerView:
    """The person behind an account, with what they are at school and whose guardian."""

    account_id: int
    name: str
    email: str
    roles: tuple[Role, ...]
    children: tuple[str, ...]
    is_locked: bool


def owner_of(session: Session, actor: Actor, typed_email: str) -> OwnerView | None:
    """Whose account has this address, or None if nobody's.

    Raises:
        NotAllowed: the actor is neither office nor head.
        EmailMalformed
    """
    actor.require(*ADMINISTRATION)
    account = account_at(session, parse_email(typed_email))
    return owner_view(session, account) if account and not is_nobodys(session, account) else None


def account_id_at(session: Session, actor: Actor, typed_email: str) -> int | None:
    """The id of the account with this address, for something or not.

    Raises:
        NotAllowed: the actor is neither office nor head.
        EmailMalformed
    """
    actor.require(*ADMINISTRATION)
    account = account_at(session, parse_email(typed_email))
    return id_of(account) if account else None


def owner_view(session: Session, account: Account) -> OwnerView:
    """The person behind an account; the caller has checked who asks."""
    children = names_of_children(session, [id_of(account)])[id_of(account)]
    return OwnerView(
        account_id=id_of(account),
        name=account.name or account.email,
        email=account.email,
        roles=roles_of(session, account, is_guardian=bool(children)),
        children=tuple(children),
        is_locked=account.is_disabled,
    )


def roles_of(session: Session, account: Account, *, is_guardian: bool) -> tuple[Role, ...]:
    """What the person is at school at this moment; a teacher who has left is none."""
    teacher = session.get(Teacher, account.teacher_id) if account.teacher_id else None
    held = {
        Role.PARENT: is_guardian,
        Role.TEACHER: teacher is not None and teacher.is_active,
        Role.OFFICE: account.is_office,
        Role.HEAD: account.is_head,
    }
    return tuple(role for role, holds in held.items() if holds)


def account_at(session: Session, email: str) -> Account | None:
    """The account with this address."""
    return session.exec(select(Account).where(col(Account.email) == email)).first()


def is_somebodys() -> ColumnElement[bool]:
    """The SQL condition that an :class:`Account` was opened once, or is for something.

    One that was made for somebody at a wrong address is neither, and its address is free.
    """
    return or_(
        col(Account.password_hash) != "",
        col(Account.is_disabled),
        col(Account.is_office),
        col(Account.is_head),
        col(Account.teacher_id).is_not(None),
        has_children(col(Account.id)),
    )


def is_nobodys(session: Session, account: Account) -> bool:
    """Whether an account was made for somebody and never opened, and is for nothing any more."""
    somebodys = select(Account.id).where(col(Account.id) == account.id, is_somebodys())
    return session.exec(somebodys).first() is None


def require_seen(session: Session, account: Account, owner_id: int | None) -> None:
    """Raises OwnerUnseen, which says whose account it is."""
    if owner_id != account.id:
        owner = owner_view(session, account)
        whose = ", ".join((owner.name, *owner.children))
        raise OwnerUnseen(owner=whose)
