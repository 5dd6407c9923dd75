"""Which teachers have an account, and how far the others have come (``invite_teachers.py``)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal.domain.email_address import EmailMalformed, parse_email
from elternportal.domain.names import name_order, surname_of
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.models.access import Account, MailToken
from elternportal.models.base import id_of
from elternportal.models.school import Teacher


class TeacherAccess(StrEnum):
    """How far a teacher has come with the own account."""

    NO_ADDRESS = "no-address"
    NOT_INVITED = "not-invited"
    INVITED = "invited"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class TeacherRow:
    """One teacher. ``email`` is the account's, or else the one that the import brought.

    ``invited_at`` is when the newest link was mailed, as long as none was used.
    """

    teacher_id: int
    name: str
    short_name: str
    email: str
    access: TeacherAccess
    invited_at: datetime | None


@dataclass(frozen=True, slots=True)
class TeacherAccountsView:
    """The teachers who were asked for; ``counts`` is about all who are at school."""

    rows: tuple[TeacherRow, ...]
    counts: Mapping[TeacherAccess, int]


def teacher_accounts(
    session: Session, actor: Actor, wanted: TeacherAccess | None = None
) -> TeacherAccountsView:
    """All teachers at school by name, or those who have come as far as ``wanted``.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    mailed = _newest_links(session)
    found = session.execute(
        select(Teacher, Account)
        .outerjoin(Account, col(Account.teacher_id) == col(Teacher.id))
        .where(col(Teacher.is_active))
    )
    by_name = sorted(found, key=lambda row: name_order(surname_of(row[0]), row[0].first_name))
    rows = [_row(teacher, account, mailed) for teacher, account in by_name]
    counts = Counter(row.access for row in rows)
    return TeacherAccountsView(
        rows=tuple(row for row in rows if wanted in (None, row.access)),
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
        .where(col(Account.teacher_id).is_not(None))
        .group_by(col(MailToken.account_id))
    )
    return dict(rows.tuples().all())


def _row(teacher: Teacher, account: Account | None, mailed: Mapping[int, datetime]) -> TeacherRow:
    email = account.email if account else imported_address(teacher)
    if account is None:
        access = TeacherAccess.NOT_INVITED if email else TeacherAccess.NO_ADDRESS
    else:
        access = TeacherAccess.ACTIVE if account.password_hash else TeacherAccess.INVITED
    is_invited = account is not None and access is TeacherAccess.INVITED
    return TeacherRow(
        teacher_id=id_of(teacher),
        name=", ".join(part for part in (teacher.surname, teacher.first_name) if part),
        short_name=teacher.short_name,
        email=email,
        access=access,
        invited_at=mailed.get(id_of(account)) if account and is_invited else None,
    )
