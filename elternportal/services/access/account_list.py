"""All accounts for office and head: found by name, address or child, a page at a time."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, exists, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.names import name_order
from elternportal.domain.paging import Paged, paged
from elternportal.domain.people import Actor, Role
from elternportal.domain.search import has_words, words_of
from elternportal.domain.sorting import OWN_ORDER, Order, in_order
from elternportal.duration import takes_long
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.school import Teacher
from elternportal.services.access.account_scope import exists_for
from elternportal.services.school import has_children, names_of_children

PAGE_SIZE = 50


class AccountKind(StrEnum):
    """Which accounts one looks at; a person can be of several kinds."""

    PARENTS = "parents"
    TEACHERS = "teachers"
    ADMINISTRATION = "administration"
    LOCKED = "locked"
    UNREACHABLE = "unreachable"
    NEVER = "never"  # never signed in
    NOTHING = "nothing"  # for nobody's child and no work


class AccountColumn(StrEnum):
    """By what the list is sorted, as its address says it."""

    PERSON = "person"
    ROLES = "rolle"
    LAST_SIGN_IN = "anmeldung"


@dataclass(frozen=True, slots=True)
class AccountQuery:
    """``kind`` None is all; ``words`` are of name, address or a child's name; pages begin at 1."""

    kind: AccountKind | None = None
    words: str = ""
    page: int = 1
    order: Order = OWN_ORDER  # by an AccountColumn


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account. ``signed_in_at`` is None for whoever has never signed in."""

    id: int
    name: str
    email: str
    roles: tuple[Role, ...]
    children: tuple[str, ...]
    signed_in_at: datetime | None
    is_open: bool  # a password was set
    is_locked: bool
    is_unreachable: bool


@dataclass(frozen=True, slots=True)
class AccountListView:
    """One page of those that match; ``counts`` and ``accounts`` are about all there are."""

    page: Paged[AccountRow]
    counts: Mapping[AccountKind, int]
    accounts: int


@takes_long
def list_accounts(session: Session, actor: Actor, query: AccountQuery) -> AccountListView:
    """The accounts that match, by name; a page that does not exist is the last one.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    everybody = _read(session, actor)
    children = names_of_children(session, [row.id for row in everybody])
    counts = Counter(kind for row in everybody for kind in _kinds(row))
    found = [
        row
        for row in everybody
        if query.kind in (None, *_kinds(row)) and _has_words(row, children[row.id], query.words)
    ]
    found.sort(key=lambda row: (name_order(_surname(row.name or row.email)), row.email))
    rows = in_order([_row(row, children[row.id]) for row in found], query.order, _KEYS)
    return AccountListView(
        page=paged(rows, query.page, PAGE_SIZE),
        counts={kind: counts[kind] for kind in AccountKind},
        accounts=len(everybody),
    )


def _by_last_sign_in(row: AccountRow) -> tuple[bool, datetime]:
    """Whoever has never signed in comes first."""
    return row.signed_in_at is not None, row.signed_in_at or clock.now()


_KEYS: dict[str, Callable[[AccountRow], Any]] = {
    AccountColumn.PERSON: lambda row: name_order(_surname(row.name or row.email)),
    AccountColumn.ROLES: lambda row: [list(Role).index(role) for role in row.roles],
    AccountColumn.LAST_SIGN_IN: _by_last_sign_in,
}


def _read(session: Session, actor: Actor) -> Sequence[Row[Any]]:
    # Not through the ORM: a school has some thousand accounts.
    is_teacher = exists().where(col(Teacher.id) == col(Account.teacher_id), col(Teacher.is_active))
    return session.execute(
        select(
            col(Account.id),
            col(Account.name),
            col(Account.email),
            (col(Account.password_hash) != "").label("is_open"),
            col(Account.is_office),
            col(Account.is_head),
            col(Account.is_disabled),
            col(Account.mail_unreachable),
            col(Account.signed_in_at),
            is_teacher.correlate(Account).label("is_teacher"),
            has_children(col(Account.id)).label("is_parent"),
        ).where(exists_for(actor))
    ).all()


def _roles(row: Row[Any]) -> tuple[Role, ...]:
    held = {
        Role.PARENT: row.is_parent,
        Role.TEACHER: row.is_teacher,
        Role.OFFICE: row.is_office,
        Role.HEAD: row.is_head,
    }
    return tuple(role for role, holds in held.items() if holds)


def _kinds(row: Row[Any]) -> tuple[AccountKind, ...]:
    is_of = {
        AccountKind.PARENTS: row.is_parent,
        AccountKind.TEACHERS: row.is_teacher,
        AccountKind.ADMINISTRATION: row.is_office or row.is_head,
        AccountKind.LOCKED: row.is_disabled,
        AccountKind.UNREACHABLE: row.mail_unreachable,
        AccountKind.NEVER: row.signed_in_at is None,
        AccountKind.NOTHING: not _roles(row),
    }
    return tuple(kind for kind, holds in is_of.items() if holds)


def _has_words(row: Row[Any], children: Sequence[str], words: str) -> bool:
    return has_words(words_of(words), " ".join((row.name, row.email, *children)))


def _surname(name: str) -> str:
    """The last word first, as lists of people are sorted: accounts have one field for the name."""
    first, _, last = name.rpartition(" ")
    return f"{last} {first}"


def _row(row: Row[Any], children: Sequence[str]) -> AccountRow:
    return AccountRow(
        id=id_of(row),
        name=row.name,
        email=row.email,
        roles=_roles(row),
        children=tuple(children),
        signed_in_at=row.signed_in_at,
        is_open=row.is_open,
        is_locked=row.is_disabled,
        is_unreachable=row.mail_unreachable,
    )
