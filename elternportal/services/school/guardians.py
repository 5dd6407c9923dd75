"""Who is a guardian of whom: for queries of all areas, for bookings, and for the office."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, exists, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.db_words import holds_words
from elternportal.domain import topics
from elternportal.errors import Conflict, NotFound
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import Pupil
from elternportal.module import installed
from elternportal.prepared import Prepared
from elternportal.services.audit import record
from elternportal.services.school.custody import require_not_taken_off


class AlreadyGuardian(Conflict):
    key: ClassVar[str] = "account-error-already-guardian"


@dataclass(frozen=True, slots=True)
class GuardianContactRow:
    """A guardian of a child and where the portal writes to."""

    account_id: int
    name: str
    email: str
    language: str
    teacher_id: int | None = None


def guardian_pairs() -> FromClause:
    """Who is a guardian of whom, as a table to join: ``c.account_id`` and ``c.pupil_id``.

    Children who have left are among them.
    """
    return Guardianship.__table__.alias()  # type: ignore[attr-defined,no-any-return]


def is_guardian(account_id: Any, pupil_id: Any) -> ColumnElement[bool]:
    """The SQL condition that an account is a guardian of a child; both are columns or values."""
    return (
        exists()
        .where(col(Guardianship.account_id) == account_id, col(Guardianship.pupil_id) == pupil_id)
        .correlate_except(Guardianship)
    )


def has_guardian(pupil_id: Any) -> ColumnElement[bool]:
    """The SQL condition that somebody is registered as a guardian of a child."""
    return exists().where(col(Guardianship.pupil_id) == pupil_id).correlate_except(Guardianship)


def has_children(account_id: Any) -> ColumnElement[bool]:
    """The SQL condition that an account is a guardian of a child who is at school."""
    return (
        exists()
        .where(
            col(Guardianship.account_id) == account_id,
            col(Guardianship.pupil_id) == col(Pupil.id),
            col(Pupil.is_active),
        )
        .correlate_except(Guardianship, Pupil)
    )


def has_guardian_named(word: str, pupil_id: Any) -> ColumnElement[bool]:
    """The SQL condition that the folded word is in name or address of a guardian of a child."""
    return (
        exists()
        .where(
            col(Guardianship.pupil_id) == pupil_id,
            col(Guardianship.account_id) == col(Account.id),
            holds_words([word], col(Account.name), col(Account.email)),
        )
        .correlate_except(Guardianship, Account)
    )


def guardian_ids(pupil_ids: Select[Any] | Collection[int]) -> Select[int]:
    """The accounts of the guardians of these children, each once."""
    return (
        select(col(Guardianship.account_id))
        .where(col(Guardianship.pupil_id).in_(pupil_ids))
        .distinct()
    )


def all_guardians(session: Session) -> Sequence[int]:
    """The accounts of the guardians of all children at school."""
    at_school = select(col(Pupil.id)).where(col(Pupil.is_active))
    return session.scalars(guardian_ids(at_school)).all()


def guardians_by_child(session: Session, pupil_ids: Collection[int]) -> dict[int, list[int]]:
    """The accounts of the guardians of each of these children that has any."""
    rows = session.execute(
        select(col(Guardianship.pupil_id), col(Guardianship.account_id)).where(
            col(Guardianship.pupil_id).in_(pupil_ids)
        )
    )
    found: defaultdict[int, list[int]] = defaultdict(list)
    for pupil_id, account_id in rows:
        found[pupil_id].append(account_id)
    return found


def guardian_counts(session: Session) -> Counter[int]:
    """How many guardians each child has."""
    rows = session.execute(
        select(col(Guardianship.pupil_id), func.count().label("guardians")).group_by(
            col(Guardianship.pupil_id)
        )
    )
    return Counter({row.pupil_id: row.guardians for row in rows})


def children_without_guardian(session: Session) -> int:
    """How many children at school have no registered guardian; the caller has checked who asks."""
    is_alone = ~has_guardian(col(Pupil.id))
    query = select(func.count()).select_from(Pupil).where(col(Pupil.is_active), is_alone)
    return session.scalar(query) or 0


def announce_families(session: Session, pupil_ids: Collection[int]) -> None:
    """Something of these children changed: the open pages of their guardians show it."""
    announce(session, *map(topics.family, session.scalars(guardian_ids(pupil_ids))))


def guardians_of(session: Session, pupil_id: int) -> list[GuardianContactRow]:
    """The child's guardians, in the order of their ids."""
    return _contacts(session, _GUARDIANS, pupil_id)


def lock_family(session: Session, pupil_id: int) -> list[GuardianContactRow]:
    """The child's guardians, locked in the order of their ids so that two bookings of one family
    run one after the other and limits hold on PostgreSQL as well.
    """
    _LOCK_PUPIL.all(session, pupil=pupil_id)
    return _contacts(session, _LOCK_GUARDIANS, pupil_id)


def add_guardian(session: Session, account_id: int, pupil_id: int) -> None:
    """Make the account a guardian of the child, with all that modules hang on it.

    The child's row is locked, so that a booking at the same moment cannot miss the new guardian.

    Raises:
        NotFound: the child has left the school.
        AlreadyGuardian
        TakenOffBefore: the school has ended that this account is a guardian of the child.
        Conflict: a module cannot bear it (see its ``guardian_added``); the whole transaction must
            be given up.
    """
    locked = select(Pupil).where(col(Pupil.id) == pupil_id).with_for_update()
    pupil = session.scalars(locked).first()
    if pupil is None or not pupil.is_active:
        raise NotFound()
    if session.scalar(select(is_guardian(account_id, pupil_id))):
        raise AlreadyGuardian()
    require_not_taken_off(session, account_id, pupil_id)
    record(session, account_id, "guardian-added", "pupil", pupil_id)
    begin_guardianship(session, account_id, pupil_id, clock.now())


def begin_guardianship(session: Session, account_id: int, pupil_id: int, since: datetime) -> None:
    """Write the guardian down, with all that modules hang on it; the caller has asked and locked.

    Raises:
        Conflict: see :func:`add_guardian`.
    """
    session.add(Guardianship(account_id=account_id, pupil_id=pupil_id, since=since))
    session.flush()
    for module in installed():
        if module.guardian_added:
            module.guardian_added(session, account_id, pupil_id)
    announce(session, topics.family(account_id), topics.pins(), topics.accounts())


def write_guardian(session: Session, account_id: int, pupil_id: int) -> None:
    """The bare entry, for a school that is being set up; otherwise see :func:`add_guardian`."""
    session.add(Guardianship(account_id=account_id, pupil_id=pupil_id, since=clock.now()))


def _contacts(session: Session, contacts: Prepared, pupil_id: int) -> list[GuardianContactRow]:
    return [GuardianContactRow(*row) for row in contacts.all(session, pupil=pupil_id)]


_LOCK_PUPIL = Prepared(
    select(col(Pupil.id)).where(col(Pupil.id) == bindparam("pupil")).with_for_update()
)
_CONTACTS: Any = (
    select(
        col(Account.id),
        col(Account.name),
        col(Account.email),
        col(Account.language),
        col(Account.teacher_id),
    )
    .join(Guardianship, col(Guardianship.account_id) == col(Account.id))
    .where(col(Guardianship.pupil_id) == bindparam("pupil"))
    .order_by(col(Account.id))
)
_GUARDIANS = Prepared(_CONTACTS)
_LOCK_GUARDIANS = Prepared(_CONTACTS.with_for_update(of=Account))
