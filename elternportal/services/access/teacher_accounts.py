"""Which teachers have an account, and how far the others have come (``invite_teachers.py``)."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.email_address import EmailMalformed, parse_email
from elternportal.domain.names import name_order, surname_of
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.sorting import OWN_ORDER, Order, in_order
from elternportal.models.access import Account, MailToken
from elternportal.models.base import id_of
from elternportal.models.school import Teacher
from elternportal.services.access.address_owner import is_somebodys
from elternportal.services.access.mail_tokens import Purpose


class TeacherAccess(StrEnum):
    """How far a teacher has come with the own account."""

    NO_ADDRESS = "no-address"
    NOT_INVITED = "not-invited"
    OWNED = "owned"  # the address belongs to an account that is not the teacher's
    ASKED = "asked"  # its owner is asked whether they are this teacher
    INVITED = "invited"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class TeacherRow:
    """One teacher. ``email`` is the account's, or else the one that the import brought.

    ``invited_at`` is when the newest link was mailed, as long as none was used. ``account_id`` is
    the teacher's own account, or the one whose owner is asked.
    """

    teacher_id: int
    name: str
    short_name: str
    email: str
    access: TeacherAccess
    invited_at: datetime | None
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class TeacherAccountsView:
    """The teachers who were asked for; ``counts`` is about all who are at school."""

    rows: tuple[TeacherRow, ...]
    counts: Mapping[TeacherAccess, int]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of all teachers at once, by account, teacher and address."""

    links: Mapping[int, datetime]
    offers: Mapping[int, tuple[datetime, int]]
    owners: Mapping[str, int]


class TeacherColumn(StrEnum):
    """By what the list is sorted, as its address says it."""

    NAME = "name"
    SHORT_NAME = "kuerzel"
    EMAIL = "adresse"
    ACCESS = "stand"


_KEYS: dict[str, Callable[[TeacherRow], Any]] = {
    TeacherColumn.NAME: lambda row: name_order(row.name),
    TeacherColumn.SHORT_NAME: lambda row: name_order(row.short_name),
    TeacherColumn.EMAIL: lambda row: row.email,
    TeacherColumn.ACCESS: lambda row: list(TeacherAccess).index(row.access),
}


def teacher_accounts(
    session: Session,
    actor: Actor,
    wanted: TeacherAccess | None = None,
    order: Order = OWN_ORDER,
) -> TeacherAccountsView:
    """All teachers at school by name, or those who have come as far as ``wanted``.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    known = _Known(_newest_links(session), _offers(session), _owners(session))
    found = session.execute(
        select(Teacher, Account)
        .outerjoin(Account, col(Account.teacher_id) == col(Teacher.id))
        .where(col(Teacher.is_active))
    )
    by_name = sorted(found, key=lambda row: name_order(surname_of(row[0]), row[0].first_name))
    rows = [_row(teacher, account, known) for teacher, account in by_name]
    counts = Counter(row.access for row in rows)
    return TeacherAccountsView(
        rows=tuple(row for row in in_order(rows, order, _KEYS) if wanted in (None, row.access)),
        counts={access: counts[access] for access in TeacherAccess},
    )


def imported_address(teacher: Teacher) -> str:
    """The address that the import brought, or an empty text if it cannot be one."""
    try:
        return parse_email(teacher.email)
    except EmailMalformed:
        return ""


def _newest_links(session: Session) -> dict[int, datetime]:
    """When the newest link was mailed, by account."""
    rows = session.execute(
        select(col(MailToken.account_id), func.max(col(MailToken.created_at)))
        .join(Account, col(Account.id) == col(MailToken.account_id))
        .where(col(Account.teacher_id).is_not(None), col(MailToken.purpose) == Purpose.RESET)
        .group_by(col(MailToken.account_id))
    )
    return dict(rows.tuples().all())


def _offers(session: Session) -> dict[int, tuple[datetime, int]]:
    """When which account was asked, by teacher, as long as there is no answer."""
    rows = session.execute(
        select(
            col(MailToken.teacher_id),
            func.max(col(MailToken.created_at)),
            col(MailToken.account_id),
        )
        .where(
            col(MailToken.purpose) == Purpose.ROLE,
            col(MailToken.teacher_id).is_not(None),
            col(MailToken.used_at).is_(None),
            col(MailToken.expires_at) > clock.now(),
        )
        .group_by(col(MailToken.teacher_id), col(MailToken.account_id))
    )
    return {teacher_id: (asked_at, account_id) for teacher_id, asked_at, account_id in rows}


def _owners(session: Session) -> dict[str, int]:
    """Accounts by address, of those that are for something."""
    rows = session.execute(select(col(Account.email), col(Account.id)).where(is_somebodys()))
    return dict(rows.tuples().all())


def _row(teacher: Teacher, account: Account | None, known: _Known) -> TeacherRow:
    email = account.email if account else imported_address(teacher)
    access, since, account_id = _access(teacher, account, email, known)
    return TeacherRow(
        teacher_id=id_of(teacher),
        name=", ".join(part for part in (teacher.surname, teacher.first_name) if part),
        short_name=teacher.short_name,
        email=email,
        access=access,
        invited_at=since,
        account_id=account_id,
    )


def _access(
    teacher: Teacher, account: Account | None, email: str, known: _Known
) -> tuple[TeacherAccess, datetime | None, int | None]:
    """How far the teacher has come, since when, and by which account."""
    if account is not None and account.password_hash:
        return TeacherAccess.ACTIVE, None, account.id
    if id_of(teacher) in known.offers:
        asked_at, account_id = known.offers[id_of(teacher)]
        return TeacherAccess.ASKED, asked_at, account_id
    if account is not None:
        return TeacherAccess.INVITED, known.links.get(id_of(account)), account.id
    if email in known.owners:
        return TeacherAccess.OWNED, None, known.owners[email]
    return (TeacherAccess.NOT_INVITED if email else TeacherAccess.NO_ADDRESS), None, None
