"""Book, move and cancel appointments of a parents' evening.

Each function is one transaction. The unique and exclusion constraints decide who wins; the checks
before them only choose the sentence a person reads. Parents are bound to phases and limits, staff
may override those (logged), and nobody overrides the constraints.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.evening import Held, refusal_by_family, refusal_by_phase
from elternportal.domain.people import Actor, Role
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.mail.evening import CANCELLED
from elternportal.mail.outbox import enqueue
from elternportal.models.evening import Booking, Slot
from elternportal.services.audit import record
from elternportal.services.booking_writes import (
    AlreadyBooked,
    FamilyOverlap,
    SlotTaken,
    change_slot,
    insert_booking,
    mail_plan,
    remove_booking,
)
from elternportal.services.evening_access import (
    GuardianContact,
    WantedSlot,
    held_by_family,
    lock_family,
    lock_slot,
    next_free,
)


class BookingRefused(InvalidInput):
    """A rule of the evening says no; the key says which."""


@dataclass(frozen=True, slots=True)
class BookSlot:
    slot_id: int
    pupil_id: int


@dataclass(frozen=True, slots=True)
class TakeSlot:
    """A tap on a free time: books it, or moves the child's booking with this teacher there."""

    slot_id: int
    pupil_id: int


@dataclass(frozen=True, slots=True)
class MoveBooking:
    booking_id: int
    slot_id: int


@dataclass(frozen=True, slots=True)
class CancelBooking:
    booking_id: int
    reason: str = ""


def book(session: Session, actor: Actor, command: BookSlot) -> int:
    """A parent books a slot for an own child; returns the booking's id.

    Raises:
        NotFound: no such slot, or not a child of the actor.
        SlotTaken, FamilyOverlap, AlreadyBooked: somebody or something was there first.
        BookingRefused: phase, pause or a limit does not allow it.
    """
    wanted = _lock_for_own_child(session, actor, command.slot_id, command.pupil_id)
    return _book(session, actor, wanted, command.pupil_id)


def take(session: Session, actor: Actor, command: TakeSlot) -> int:
    """A parent taps a time: book it, or move the child's booking with the same teacher to it.

    Returns the evening's id.

    Raises: like :func:`book` and :func:`move`.
    """
    wanted = _lock_for_own_child(session, actor, command.slot_id, command.pupil_id)
    if wanted.own_booking_id is None:
        _book(session, actor, wanted, command.pupil_id)
    else:
        _move(session, _lock_booking(session, wanted.own_booking_id), wanted)
    return wanted.evening_id


def move(session: Session, actor: Actor, command: MoveBooking) -> int:
    """A parent moves an own booking; the old slot is kept unless the new one is won.

    Raises: like :func:`book`; the new slot must be with the same teacher.
    """
    booking = _lock_booking(session, command.booking_id)
    wanted = _lock_for_own_child(session, actor, command.slot_id, booking.pupil_id)
    return _move(session, booking, wanted)


def cancel(session: Session, actor: Actor, command: CancelBooking) -> int:
    """A parent gives an own booking back; returns the evening's id.

    Raises:
        NotFound: no such booking of an own child.
        BookingRefused: cancelling is no longer possible.
    """
    booking = _lock_booking(session, command.booking_id)
    wanted = _lock_for_own_child(session, actor, booking.slot_id, booking.pupil_id)
    _require_cancellable(wanted)
    family = lock_family(session, booking.pupil_id)
    remove_booking(session, booking, family)
    mail_plan(session, booking.evening_id, family)
    return booking.evening_id


def book_for(session: Session, actor: Actor, command: BookSlot) -> int:
    """Staff book for a family that asked; limits and phases do not bind, the constraints do.

    Raises:
        NotFound: no such slot or child, or a slot of another teacher.
        SlotTaken, FamilyOverlap, AlreadyBooked: somebody or something was there first.
    """
    wanted = _lock_wanted(session, actor, command.slot_id, command.pupil_id)
    _require_staff(actor, wanted.teacher_id)
    _check_free(session, wanted, command.pupil_id)
    family = lock_family(session, command.pupil_id)
    booking_id = insert_booking(session, actor, wanted, command.pupil_id, family)
    record(session, actor.account_id, "booking-booked-for-family", "booking", booking_id)
    return booking_id


def move_for(session: Session, actor: Actor, command: MoveBooking) -> int:
    """Staff move a family's booking to another slot of the same teacher.

    Raises: like :func:`book_for`.
    """
    booking = _lock_booking(session, command.booking_id)
    _require_staff(actor, booking.teacher_id)
    wanted = _lock_wanted(session, actor, command.slot_id, booking.pupil_id)
    _require_same_teacher(booking, wanted)
    _check_free(session, wanted, booking.pupil_id)
    family = lock_family(session, booking.pupil_id)
    change_slot(session, booking, wanted, family)
    record(session, actor.account_id, "booking-moved-for-family", "booking", command.booking_id)
    return command.booking_id


def cancel_for(session: Session, actor: Actor, command: CancelBooking) -> None:
    """Staff cancel a booking; the family is told at once and may book another time.

    Raises:
        NotFound: no such booking, or one of another teacher.
    """
    booking = _lock_booking(session, command.booking_id)
    _require_staff(actor, booking.teacher_id)
    slot = session.get_one(Slot, booking.slot_id)
    family = lock_family(session, booking.pupil_id)
    remove_booking(session, booking, family)
    record(
        session,
        actor.account_id,
        "booking-cancelled-for-family",
        "booking",
        command.booking_id,
        reason=command.reason,
    )
    for guardian in family:
        enqueue(
            session,
            event=f"evening-{booking.evening_id}-cancelled-{booking.id}",
            template=CANCELLED,
            to=guardian.email,
            account_id=guardian.account_id,
            language=guardian.language,
            params={
                "evening_id": booking.evening_id,
                "teacher_id": booking.teacher_id,
                "starts_at": slot.starts_at.isoformat(),
            },
        )


def _book(session: Session, actor: Actor, wanted: WantedSlot, pupil_id: int) -> int:
    family = lock_family(session, pupil_id)
    _check_rules(session, wanted, pupil_id, family, moving=None)
    return insert_booking(session, actor, wanted, pupil_id, family)


def _move(session: Session, booking: Booking, wanted: WantedSlot) -> int:
    _require_same_teacher(booking, wanted)
    family = lock_family(session, booking.pupil_id)
    _require_cancellable(wanted)
    _check_rules(session, wanted, booking.pupil_id, family, moving=booking.id)
    return change_slot(session, booking, wanted, family)


def _require_staff(actor: Actor, teacher_id: int) -> None:
    """The administration acts for all, a teacher only on own slots; others see nothing there."""
    own = actor.has(Role.TEACHER) and actor.teacher_id == teacher_id
    if not (actor.is_administration or own):
        raise NotFound() if actor.has(Role.TEACHER) else NotAllowed()


def _require_same_teacher(booking: Booking, wanted: WantedSlot) -> None:
    """Before anything is said about the slot: it may be one that the actor must not know of."""
    if (wanted.evening_id, wanted.teacher_id) != (booking.evening_id, booking.teacher_id):
        raise NotFound()


def _require_cancellable(wanted: WantedSlot) -> None:
    if clock.now() >= wanted.rules.cancel_until:
        raise BookingRefused("evening-error-cancel-too-late")


def _lock_wanted(session: Session, actor: Actor, slot_id: int, pupil_id: int) -> WantedSlot:
    wanted = lock_slot(session, actor, slot_id, pupil_id)
    if wanted is None:
        raise NotFound()
    return wanted


def _lock_for_own_child(session: Session, actor: Actor, slot_id: int, pupil_id: int) -> WantedSlot:
    wanted = _lock_wanted(session, actor, slot_id, pupil_id)
    if not wanted.is_own_child:
        raise NotFound()
    return wanted


def _lock_booking(session: Session, booking_id: int) -> Booking:
    booking = session.get(Booking, booking_id, with_for_update=True)
    if booking is None:
        raise NotFound()
    return booking


def _check_rules(
    session: Session,
    wanted: WantedSlot,
    pupil_id: int,
    family: list[GuardianContact],
    moving: int | None,
) -> None:
    """Everything that binds parents, in the order in which it helps them to hear it."""
    is_offered = wanted.teaches_child or wanted.rules.all_teachers_bookable
    if not (wanted.rules.is_published and is_offered):
        raise NotFound()
    refusal = refusal_by_phase(wanted.rules, clock.now(), is_invited=wanted.is_invited)
    if refusal:
        raise BookingRefused(refusal)
    held = _other_bookings(session, wanted, pupil_id, family, moving)
    _check_free(session, wanted, pupil_id, held)
    if any(h.starts_at < wanted.ends_at and wanted.starts_at < h.ends_at for h in held):
        raise FamilyOverlap()
    refusal = refusal_by_family(wanted.rules, pupil_id, wanted.starts_at, wanted.ends_at, held)
    if refusal:
        raise BookingRefused(refusal)


def _other_bookings(
    session: Session,
    wanted: WantedSlot,
    pupil_id: int,
    family: list[GuardianContact],
    moving: int | None,
) -> list[Held]:
    guardian_ids = [guardian.account_id for guardian in family]
    held = held_by_family(session, wanted.evening_id, pupil_id, guardian_ids)
    return [other for other in held if other.booking_id != moving]


def _check_free(
    session: Session, wanted: WantedSlot, pupil_id: int, held: Sequence[Held] = ()
) -> None:
    """``held`` are the family's other bookings: times too close to them are no help to it."""
    if wanted.taken_by_pupil == pupil_id:
        raise AlreadyBooked()
    if wanted.taken_by_pupil is not None:
        times = ", ".join(map(_school_time, next_free(session, wanted, held)))
        raise SlotTaken(_school_time(wanted.starts_at), times)
    if wanted.is_blocked:
        raise BookingRefused("evening-error-not-bookable")


def _school_time(instant: datetime) -> str:
    return f"{clock.to_school(instant):%-H:%M}"
