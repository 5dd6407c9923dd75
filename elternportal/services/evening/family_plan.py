"""A family's own plan of a parents' evening: its bookings, and the times too close to them.

Small, and read after each change, while the grid's frame (``family_evening.py``) stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from elternportal.domain.evening import EveningRules, is_too_close
from elternportal.domain.names import teacher_name
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.models.evening import Attendance, Booking, FamilyHold
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.services.evening.access import read_evening, rules_of
from elternportal.services.evening.bookings import CancelBooking, TakeSlot, cancel, take
from elternportal.services.evening.family import column_key, slot_times
from elternportal.services.school import ChildView, view_of_child


@dataclass(frozen=True, slots=True)
class OwnBookingRow:
    booking_id: int
    slot_id: int
    column_key: str
    starts_at: datetime
    ends_at: datetime
    teacher_name: str
    child: ChildView
    room: str
    booked_at: datetime
    moved_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnPlanView:
    """The family's bookings in the order of time, and the times too close to one of them."""

    bookings: tuple[OwnBookingRow, ...]
    near: tuple[datetime, ...]


def own_plan(session: Session, actor: Actor, evening_id: int) -> OwnPlanView:
    """The bookings that occupy the actor at this evening, also those the other guardian made.

    Raises:
        NotFound: no such published evening.
    """
    evening = read_evening(session, evening_id)
    if not evening.is_published:
        raise NotFound()
    rows = session.connection().execute(_OWN_BOOKINGS, {"actor": actor.account_id})
    bookings = tuple(
        _own_booking(row, actor.language) for row in rows if row.evening_id == evening_id
    )
    return OwnPlanView(bookings, _near(rules_of(evening), slot_times(evening), bookings))


def take_slot(session: Session, actor: Actor, command: TakeSlot) -> OwnPlanView:
    """Take a slot (see :func:`bookings.take`) and show the plan with it."""
    return own_plan(session, actor, take(session, actor, command))


def cancel_booking(session: Session, actor: Actor, command: CancelBooking) -> OwnPlanView:
    """Cancel an own booking (see :func:`bookings.cancel`) and show the plan without it."""
    return own_plan(session, actor, cancel(session, actor, command))


def _own_booking(row: Any, language: str) -> OwnBookingRow:
    return OwnBookingRow(
        booking_id=row.id,
        slot_id=row.slot_id,
        column_key=column_key(row.pupil_id, row.teacher_id),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        teacher_name=teacher_name(row, language),
        child=view_of_child(row.pupil_id, row.first_name, row.pupil_surname, row.class_name),
        room=row.room,
        booked_at=row.booked_at,
        moved_at=row.moved_at,
    )


def _near(
    rules: EveningRules, times: Sequence[datetime], bookings: Sequence[OwnBookingRow]
) -> tuple[datetime, ...]:
    return tuple(
        start
        for start in times
        if any(is_too_close(rules.pause, start, start + rules.slot_length, b) for b in bookings)
    )


_OWN_BOOKINGS: Any = (
    select(
        col(Booking.id),
        col(Booking.evening_id),
        col(Booking.slot_id),
        col(Booking.teacher_id),
        col(Booking.pupil_id),
        col(Booking.booked_at),
        col(Booking.moved_at),
        col(FamilyHold.starts_at),
        col(FamilyHold.ends_at),
        col(Teacher.surname),
        col(Teacher.short_name),
        col(Teacher.title),
        col(Teacher.gender),
        col(Pupil.first_name),
        col(Pupil.surname).label("pupil_surname"),
        col(SchoolClass.short_name).label("class_name"),
        col(Attendance.room),
    )
    .join(FamilyHold, col(FamilyHold.booking_id) == col(Booking.id))
    .join(Teacher, col(Teacher.id) == col(Booking.teacher_id))
    .join(Pupil, col(Pupil.id) == col(Booking.pupil_id))
    .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
    .join(
        Attendance,
        (col(Attendance.evening_id) == col(Booking.evening_id))
        & (col(Attendance.teacher_id) == col(Booking.teacher_id)),
    )
    .where(col(FamilyHold.guardian_id) == bindparam("actor"))
    .order_by(col(FamilyHold.starts_at))
)
