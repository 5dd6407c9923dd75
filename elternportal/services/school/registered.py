"""Who is registered as whose guardian, for the office: child by child, and counted by class."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal.domain.names import natural_order, pupil_order
from elternportal.domain.search import has_words, words_of
from elternportal.models.access import Account, Guardianship
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.school.guardians import has_guardian


@dataclass(frozen=True, slots=True)
class RegisteredRow:
    """A guardian of a child. ``signed_in_at`` is None for whoever has never signed in."""

    account_id: int
    name: str
    email: str
    since: datetime
    signed_in_at: datetime | None
    is_locked: bool


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A child at school with all its registered guardians, in the order in which they came."""

    pupil_id: int
    name: str
    class_name: str
    guardians: tuple[RegisteredRow, ...]


@dataclass(frozen=True, slots=True)
class ClassRow:
    """How many children a class has, and how many of them have no account yet."""

    class_id: int
    name: str
    children: int
    without_account: int


def registered_by_child(
    session: Session,
    *,
    pupil_id: int | None = None,
    class_id: int | None = None,
    name: str = "",
    only_without: bool = False,
    have_left: bool = False,
) -> Sequence[ChildRow]:
    """The children at school by class and name; the caller has checked who asks.

    Args:
        pupil_id: this child only.
        class_id: those of this class only.
        name: words of the child's name, umlauts or not.
        only_without: those without a guardian only.
        have_left: instead, those who have left the school.
    """
    children = (
        select(Pupil, col(SchoolClass.short_name))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.is_active) != have_left)
    )
    if pupil_id is not None:
        children = children.where(col(Pupil.id) == pupil_id)
    if class_id is not None:
        children = children.where(col(Pupil.class_id) == class_id)
    if only_without:
        children = children.where(~has_guardian(col(Pupil.id)))
    words = words_of(name)
    found = [
        (pupil, class_name or "")
        for pupil, class_name in session.execute(children)
        if has_words(words, f"{pupil.first_name} {pupil.surname}")
    ]
    found.sort(key=lambda it: pupil_order(it[1], it[0].surname, it[0].first_name))
    guardians = _guardians(session, [id_of(pupil) for pupil, _ in found])
    return [
        ChildRow(
            id_of(pupil),
            f"{pupil.surname}, {pupil.first_name}",
            class_name,
            guardians.get(id_of(pupil), ()),
        )
        for pupil, class_name in found
    ]


def classes_by_registration(session: Session) -> Sequence[ClassRow]:
    """All classes with children, in order; the caller has checked who asks."""
    rows = session.execute(
        select(
            col(SchoolClass.id),
            col(SchoolClass.short_name),
            func.count().label("children"),
            func.count().filter(~has_guardian(col(Pupil.id))).label("without"),
        )
        .join(Pupil, col(Pupil.class_id) == col(SchoolClass.id))
        .where(col(Pupil.is_active))
        .group_by(col(SchoolClass.id), col(SchoolClass.short_name))
    )
    classes = [ClassRow(id_of(row), row.short_name, row.children, row.without) for row in rows]
    return sorted(classes, key=lambda one: natural_order(one.name))


def _guardians(
    session: Session, pupil_ids: Collection[int]
) -> Mapping[int, tuple[RegisteredRow, ...]]:
    rows = session.execute(
        select(Account, col(Guardianship.pupil_id), col(Guardianship.since))
        .join(Guardianship, col(Guardianship.account_id) == col(Account.id))
        .where(col(Guardianship.pupil_id).in_(pupil_ids))
        .order_by(col(Guardianship.since), col(Guardianship.id))
    )
    found: defaultdict[int, tuple[RegisteredRow, ...]] = defaultdict(tuple)
    for account, pupil_id, since in rows:
        found[pupil_id] += (
            RegisteredRow(
                id_of(account),
                account.name,
                account.email,
                since,
                account.signed_in_at,
                account.is_disabled,
            ),
        )
    return found
