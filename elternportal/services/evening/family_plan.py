"""A family's own plan of a parents' evening: its bookings, and the times too close to them.

Small, and read after each change, while the grid's frame (``family_evening.py``) stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from elternportal.domain.evening import EveningRules, is_too_close
from elternportal.domain.names import teacher_name
from elternportal.domain.people import Actor
from elternportal.domain.slots import TapResult
from elternportal.errors import NotFound
from elternportal.models.evening import Attendance, Booking
from elternportal.models.holds import FamilyHold
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.prepared import Prepared
from elternportal.services.evening.access import read_evening, rules_of
from elternportal.services.evening.bookings import (
    CancelBooking,
    TakeSlot,
    cancel,
    take,
    undo_move,
)
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


@dataclass(frozen=True, slots=True)
class TapView:
    """The plan after a tap on a time, the booking that it concerned, and what came of it."""

    plan: OwnPlanView
    booking: OwnBookingRow
    result: TapResult


def own_plan(session: Session, actor: Actor, evening_id: int) -> OwnPlanView:
    """The bookings that occupy the actor at this evening, also those the other guardian made.

    Raises:
        NotFound: no such published evening.
    """
    evening = read_evening(session, evening_id)
    if not evening.is_published:
        raise NotFound()
    rows = _OWN_BOOKINGS.all(session, actor=actor.account_id, evening=evening_id)
    bookings = tuple(_own_booking(row, actor.language) for row in rows)
    times = slot_times(evening)
    near = {*_near(rules_of(evening), times, bookings), *_teaching(session, actor, evening)}
    return OwnPlanView(bookings, tuple(time for time in times if time in near))


def take_slot(session: Session, actor: Actor, command: TakeSlot) -> TapView:
    """Take a slot (see :func:`bookings.take`) and show the plan with it."""
    taken = take(session, actor, command)
    plan = own_plan(session, actor, taken.evening_id)
    booking = next(one for one in plan.bookings if one.booking_id == taken.booking_id)
    return TapView(plan, booking, taken.result)


def undo_move_slot(session: Session, actor: Actor, booking_id: int) -> OwnPlanView:
    """Take a move back (see :func:`bookings.undo_move`) and show the plan as it was."""
    return own_plan(session, actor, undo_move(session, actor, booking_id))


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
) -> set[datetime]:
    pause, length = rules.pause, rules.slot_length
    return {
        start
        for booking in bookings
        for start in times
        if is_too_close(pause, start, start + length, booking)
    }


def _teaching(session: Session, actor: Actor, evening: Any) -> list[datetime]:
    """The times at which the actor, as a teacher, sees another family."""
    if actor.teacher_id is None:
        return []
    held = select(col(FamilyHold.starts_at), col(FamilyHold.ends_at)).where(
        col(FamilyHold.guardian_id) == actor.account_id, col(FamilyHold.teacher_id).is_not(None)
    )
    seen = session.execute(held).all()
    length = timedelta(minutes=evening.slot_minutes)
    return [
        start
        for start in slot_times(evening)
        if any(is_too_close(timedelta(), start, start + length, other) for other in seen)
    ]


_OWN_BOOKINGS = Prepared(
    select(
        col(Booking.id),
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
    .where(col(Booking.evening_id) == bindparam("evening"))
    .where(col(FamilyHold.teacher_id).is_(None))
    .order_by(col(FamilyHold.starts_at))
)
