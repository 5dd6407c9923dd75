"""What really is in the database after a run: lost, double and overlapping bookings."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, func, select
from sqlmodel import Session, col

from elternportal.models.access import Guardianship
from elternportal.models.evening import Booking, Slot


@dataclass(frozen=True, slots=True)
class Truth:
    lost: int
    double: int
    overlapping: int


@dataclass(frozen=True, slots=True)
class Commit:
    """A booking in the database: its teacher, its place in the column, and when it was written."""

    teacher_id: int
    index: int
    at: float


def check(session: Session, acknowledged: Collection[int]) -> Truth:
    """Compare acknowledged slot ids with the database and look for what must never be."""
    booked = set(session.execute(select(col(Booking.slot_id))).scalars())
    counts = Counter(acknowledged)
    twice = session.execute(
        select(func.count()).select_from(
            select(col(Booking.slot_id))
            .group_by(col(Booking.slot_id))
            .having(func.count() > 1)
            .subquery()
        )
    ).scalar_one()
    return Truth(
        lost=len(counts.keys() - booked),
        double=twice + sum(count - 1 for count in counts.values()),
        overlapping=_overlapping(session),
    )


def commits(session: Session, evening_id: int, since: float) -> list[Commit]:
    """The bookings of an evening that were written after a wall-clock instant."""
    place = func.row_number().over(partition_by=col(Slot.teacher_id), order_by=col(Slot.starts_at))
    slots = (
        select(col(Slot.id), (place - 1).label("place"))
        .where(col(Slot.evening_id) == evening_id)
        .subquery()
    )
    rows = session.execute(
        select(col(Booking.teacher_id), slots.c.place, col(Booking.booked_at)).join(
            slots, slots.c.id == col(Booking.slot_id)
        )
    )
    found = (Commit(row[0], row[1], row[2].timestamp()) for row in rows)
    return [commit for commit in found if commit.at >= since]


def _overlapping(session: Session) -> int:
    """How often a child or a guardian has two bookings at once.

    Read from bookings, slots and guardianships, not from the table that carries the constraint.
    """
    of_children: Any = select(
        col(Booking.pupil_id).label("person"),
        col(Booking.id).label("id"),
        col(Slot.starts_at).label("starts_at"),
        col(Slot.ends_at).label("ends_at"),
    ).join(Slot, col(Slot.id) == col(Booking.slot_id))
    of_guardians = of_children.with_only_columns(
        col(Guardianship.account_id).label("person"),
        *list(of_children.selected_columns)[1:],
    ).join(Guardianship, col(Guardianship.pupil_id) == col(Booking.pupil_id))
    return sum(_clashes(session, bookings.cte()) for bookings in (of_children, of_guardians))


def _clashes(session: Session, bookings: CTE) -> int:
    """How many pairs of one person's bookings overlap."""
    first, second = bookings.alias().c, bookings.alias().c
    pairs: int = session.execute(
        select(func.count()).where(
            first.id < second.id,
            first.person == second.person,
            first.starts_at < second.ends_at,
            second.starts_at < first.ends_at,
        )
    ).scalar_one()
    return pairs
