"""A teacher arranges the own evening: presence, breaks, room, single slots, and calling it off.

The office and the head may do all of it for any teacher.
"""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.evening_slots import DERIVED, SlotBlock
from elternportal.domain.people import Actor
from elternportal.domain.slots import Span
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.i18n.dates import clock_time
from elternportal.models.base import known_id
from elternportal.models.evening import Booking, ParentsEvening, Slot
from elternportal.models.holds import FamilyHold
from elternportal.services.audit import record
from elternportal.services.evening.bookings import (
    BookSlot,
    ByStaffView,
    book_for,
    cancel_by_school,
)
from elternportal.services.evening.raster import (
    booked_slot_ids,
    evening_span,
    lock_slots,
    replan,
    slot_span,
)
from elternportal.services.evening.scope import (
    OwnEvening,
    TeacherAtEvening,
    announce_teacher,
    find_own_evening,
)
from elternportal.services.evening.telling import ToldView
from elternportal.services.school import require_taught

RoomName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class SlotIsBooked(Conflict):
    """A family has booked in this time; it must be moved or cancelled first."""

    key = "evening-teacher-error-booked"


class SlotNotYours(Conflict):
    """The slot is blocked by presence or by the school's rule, not by a wish of the teacher."""

    key = "evening-teacher-error-derived"


class TimesDraft(BaseModel):
    """From–to on the day of the evening, as the clock on the wall shows it."""

    model_config = ConfigDict(frozen=True)

    starts: time
    ends: time


class RoomDraft(BaseModel):
    """The room in which a teacher sits; empty if it is not known yet."""

    model_config = ConfigDict(frozen=True)

    room: RoomName


class ReasonDraft(BaseModel):
    """Why appointments are cancelled, for the school's own records."""

    model_config = ConfigDict(frozen=True)

    reason: Reason


@dataclass(frozen=True, slots=True)
class ChangeTimes:
    """Presence or a break of one teacher."""

    who: TeacherAtEvening
    times: TimesDraft


@dataclass(frozen=True, slots=True)
class SetRoom:
    who: TeacherAtEvening
    form: RoomDraft


@dataclass(frozen=True, slots=True)
class CancelAll:
    who: TeacherAtEvening
    form: ReasonDraft


@dataclass(frozen=True, slots=True)
class CancelledAllView:
    """How many appointments a teacher has called off, and whom that reaches."""

    bookings: int
    told: ToldView


def set_presence(session: Session, actor: Actor, command: ChangeTimes) -> None:
    """Say when the teacher is there; one who was called off is back with it.

    Raises:
        NotAllowed, NotFound: see :func:`find_own_evening`.
        InvalidInput: not a stretch of time within the evening.
        SlotIsBooked: a family has booked outside these times.
    """
    own = find_own_evening(session, actor, command.who)
    presence = _span(own.evening, command.times)
    slots = lock_slots(session, own.evening, command.who.teacher_id)
    _require_unbooked(
        session, actor, own, [slot for slot in slots if not presence.contains(slot_span(slot))]
    )
    own.attendance.arrives_at, own.attendance.leaves_at = presence.starts_at, presence.ends_at
    own.attendance.is_absent = False
    _replan(session, own)


def add_break(session: Session, actor: Actor, command: ChangeTimes) -> None:
    """Take a break: all slots that touch its time are blocked.

    Raises: like :func:`set_presence`.
    """
    own = find_own_evening(session, actor, command.who)
    slots = _slots_touching(session, own, command.times)
    _require_unbooked(session, actor, own, slots)
    for slot in slots:
        slot.block = SlotBlock.BREAK
    _replan(session, own)


def remove_break(session: Session, actor: Actor, command: ChangeTimes) -> None:
    """Give up breaks: their slots in this time can be booked again.

    Raises:
        NotAllowed, NotFound: see :func:`find_own_evening`.
        InvalidInput: not a stretch of time within the evening.
    """
    own = find_own_evening(session, actor, command.who)
    for slot in _slots_touching(session, own, command.times):
        if slot.block == SlotBlock.BREAK:
            slot.block = SlotBlock.NONE
    _replan(session, own)


def set_room(session: Session, actor: Actor, command: SetRoom) -> None:
    """Say where the teacher sits; families who have booked see it at once.

    Raises:
        NotAllowed, NotFound: see :func:`find_own_evening`.
    """
    own = find_own_evening(session, actor, command.who)
    own.attendance.room = command.form.room
    announce_teacher(session, command.who.evening_id, command.who.teacher_id)
    guardians = session.exec(
        select(FamilyHold.guardian_id)
        .join(Booking, col(Booking.id) == col(FamilyHold.booking_id))
        .where(
            Booking.evening_id == command.who.evening_id,
            Booking.teacher_id == command.who.teacher_id,
            col(FamilyHold.guardian_id).is_not(None),
            col(FamilyHold.teacher_id).is_(None),
        )
    )
    announce(session, *(topics.family(known_id(guardian)) for guardian in guardians))


def block_slot(session: Session, actor: Actor, slot_id: int) -> None:
    """Take a single slot out.

    Raises:
        NotAllowed, NotFound: no such slot, or another teacher's.
        SlotIsBooked: a family has it.
    """
    own, slot = _lock_own_slot(session, actor, slot_id)
    _require_unbooked(session, actor, own, [slot])
    if slot.block in DERIVED:
        raise SlotNotYours()
    slot.block = SlotBlock.TEACHER
    _replan(session, own)


def unblock_slot(session: Session, actor: Actor, slot_id: int) -> None:
    """Open a single slot that the teacher had blocked or made a break of.

    Raises:
        NotAllowed, NotFound: no such slot, or another teacher's.
        SlotNotYours: it is outside the presence, or a break that the school grants.
    """
    own, slot = _lock_own_slot(session, actor, slot_id)
    if slot.block in DERIVED:
        raise SlotNotYours()
    slot.block = SlotBlock.NONE
    _replan(session, own)


def cancel_all(session: Session, actor: Actor, command: CancelAll) -> CancelledAllView:
    """The teacher cannot come: cancel every appointment and open no slot any more.

    All families are told at once, by mail or by the office.

    Raises:
        NotAllowed, NotFound: see :func:`find_own_evening`.
    """
    own = find_own_evening(session, actor, command.who)
    # Bookings before slots, as parents' changes lock them; what was booked while this
    # transaction waited for the slots is cancelled in a second round.
    told = _cancel_bookings(session, actor, command)
    own.attendance.is_absent = True
    _replan(session, own)
    told += _cancel_bookings(session, actor, command)
    record(
        session,
        actor.account_id,
        "teacher-absent",
        "attendance",
        own.attendance.id,
        reason=command.form.reason,
    )
    return CancelledAllView(len(told), sum(told, ToldView()))


def book_for_parent(session: Session, actor: Actor, command: BookSlot) -> ByStaffView:
    """Book a child of the teacher's own classes for a parent who asked.

    Raises:
        NotAllowed, NotFound: another teacher's slot, or a child the teacher does not teach.
        Conflict: see :func:`elternportal.services.evening.bookings.book_for`.
    """
    own, _ = _find_own_slot(session, actor, command.slot_id)
    require_taught(session, own.attendance.teacher_id, [command.pupil_id])
    return book_for(session, actor, command)


def _cancel_bookings(session: Session, actor: Actor, command: CancelAll) -> list[ToldView]:
    statement = (
        select(Booking)
        .where(
            Booking.evening_id == command.who.evening_id,
            Booking.teacher_id == command.who.teacher_id,
        )
        .order_by(col(Booking.id))
        .with_for_update()
    )
    bookings = session.exec(statement).all()
    return [cancel_by_school(session, actor, booking, command.form.reason) for booking in bookings]


def _span(evening: ParentsEvening, times: TimesDraft) -> Span:
    day = clock.to_school(evening.starts_at).date()
    span = Span(
        clock.from_school(datetime.combine(day, times.starts)),
        clock.from_school(datetime.combine(day, times.ends)),
    )
    if span.ends_at <= span.starts_at or not evening_span(evening).contains(span):
        raise InvalidInput("evening-teacher-error-times")
    return span


def _slots_touching(session: Session, own: OwnEvening, times: TimesDraft) -> list[Slot]:
    span = _span(own.evening, times)
    slots = lock_slots(session, own.evening, own.attendance.teacher_id)
    return [slot for slot in slots if span.overlaps(slot_span(slot))]


def _find_own_slot(session: Session, actor: Actor, slot_id: int) -> tuple[OwnEvening, Slot]:
    slot = session.get(Slot, slot_id)
    if slot is None:
        raise NotFound()
    who = TeacherAtEvening(slot.evening_id, slot.teacher_id)
    return find_own_evening(session, actor, who), slot


def _lock_own_slot(session: Session, actor: Actor, slot_id: int) -> tuple[OwnEvening, Slot]:
    """All slots of the teacher are locked, in order: the replanning will need them anyway."""
    own, slot = _find_own_slot(session, actor, slot_id)
    lock_slots(session, own.evening, own.attendance.teacher_id)
    return own, slot


def _require_unbooked(session: Session, actor: Actor, own: OwnEvening, slots: list[Slot]) -> None:
    booked = booked_slot_ids(session, own.evening, own.attendance.teacher_id)
    for slot in slots:
        if slot.id in booked:
            raise SlotIsBooked(time=clock_time(slot.starts_at, actor.language))


def _replan(session: Session, own: OwnEvening) -> None:
    session.flush()
    replan(session, own.evening, own.attendance.teacher_id)
