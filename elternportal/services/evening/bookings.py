"""Book, move and cancel appointments of a parents' evening.

Each function is one transaction. The unique and exclusion constraints decide who wins; the checks
before them (``booking_rules.py``) only choose the sentence a person reads. Parents are bound to
phases and limits, staff may override those (logged), and nobody overrides the constraints.
"""

from dataclasses import dataclass

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.evening import Refusal
from elternportal.domain.people import Actor, Role
from elternportal.domain.slots import DOUBLE_TAP, UNDO_TIME, TapResult
from elternportal.errors import NotAllowed, NotFound
from elternportal.mail.outbox import enqueue
from elternportal.models.base import id_of
from elternportal.models.evening import Booking, ParentsEvening, Slot
from elternportal.services.audit import record
from elternportal.services.evening.access import WantedSlot, lock_slot
from elternportal.services.evening.booking_errors import BookingRefused
from elternportal.services.evening.booking_rules import (
    check_cancellable,
    check_for_parent,
    check_for_staff,
)
from elternportal.services.evening.booking_writes import (
    change_slot,
    insert_booking,
    mail_plan,
    remove_booking,
)
from elternportal.services.evening.mails import CANCELLED, PLAN
from elternportal.services.evening.telling import (
    SchoolChange,
    ToldAppointment,
    ToldView,
    tell_or_call,
)
from elternportal.services.school import lock_family


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
class Taken:
    """What came of a :class:`TakeSlot`, and the booking that now has the slot."""

    evening_id: int
    booking_id: int
    result: TapResult


@dataclass(frozen=True, slots=True)
class MoveBooking:
    booking_id: int
    slot_id: int


@dataclass(frozen=True, slots=True)
class ByStaffView:
    """A booking that staff made or moved, and whom that reaches."""

    booking_id: int
    told: ToldView


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


def take(session: Session, actor: Actor, command: TakeSlot) -> Taken:
    """A parent taps a time: book it, or move the child's booking with the same teacher to it.

    A tap on the own time changes nothing; the page asks what to do with it.

    Raises: like :func:`book` and :func:`move`.
    """
    wanted = _lock_for_own_child(session, actor, command.slot_id, command.pupil_id)
    if wanted.own_booking_id is None:
        booking_id = _book(session, actor, wanted, command.pupil_id)
        return Taken(wanted.evening_id, booking_id, TapResult.BOOKED)
    booking = _lock_booking(session, wanted.own_booking_id)
    if wanted.taken_by_pupil == command.pupil_id:
        return Taken(wanted.evening_id, id_of(booking), _tap_on_own(booking))
    return Taken(wanted.evening_id, _move(session, booking, wanted), TapResult.MOVED)


def move(session: Session, actor: Actor, command: MoveBooking) -> int:
    """A parent moves an own booking; the old slot is kept unless the new one is won.

    Raises: like :func:`book`; the new slot must be with the same teacher.
    """
    booking = _lock_booking(session, command.booking_id)
    wanted = _lock_for_own_child(session, actor, command.slot_id, booking.pupil_id)
    return _move(session, booking, wanted)


def undo_move(session: Session, actor: Actor, booking_id: int) -> int:
    """A parent takes a move back that was made a moment ago; returns the evening's id.

    The old slot is kept for the family for :data:`UNDO_TIME`.

    Raises:
        NotFound: no such booking of an own child, or it was not moved.
        BookingRefused: the moment is over.
    """
    booking = _lock_booking(session, booking_id)
    if booking.moved_from is None or booking.moved_at is None:
        raise NotFound()
    wanted = _lock_for_own_child(session, actor, booking.moved_from, booking.pupil_id)
    if clock.now() >= booking.moved_at + UNDO_TIME:
        raise BookingRefused(Refusal.UNDO_TOO_LATE)
    _move(session, booking, wanted, keeps_old=False)
    return wanted.evening_id


def cancel(session: Session, actor: Actor, command: CancelBooking) -> int:
    """A parent gives an own booking back; returns the evening's id.

    Raises:
        NotFound: no such booking of an own child.
        BookingRefused: cancelling is no longer possible.
    """
    booking = _lock_booking(session, command.booking_id)
    wanted = _lock_for_own_child(session, actor, booking.slot_id, booking.pupil_id)
    check_cancellable(wanted)
    family = lock_family(session, booking.pupil_id)
    remove_booking(session, booking, family)
    mail_plan(session, booking.evening_id, family)
    return booking.evening_id


def book_for(session: Session, actor: Actor, command: BookSlot) -> ByStaffView:
    """Staff book for a family that asked; limits and phases do not bind, the constraints do.

    Also in an evening that is not published yet, but only office and head, who know of it.

    Raises:
        NotFound: no such slot or child, a slot of another teacher, or for a teacher one of an
            evening that is not published.
        SlotTaken, FamilyOverlap, AlreadyBooked: somebody or something was there first.
        BookingRefused: the teacher is not there or does not want to be; the office may use a break
            that the school grants.
    """
    wanted = _lock_wanted(session, actor, command.slot_id, command.pupil_id)
    _require_staff(actor, wanted.teacher_id)
    family = lock_family(session, command.pupil_id)
    check_for_staff(session, actor, wanted, command.pupil_id, family)
    booking_id = insert_booking(session, actor, wanted, command.pupil_id, family)
    _record(session, actor, "booking-booked-for-family", booking_id, in_break=wanted.block)
    appointment = _appointment(wanted, command.pupil_id)
    told = tell_or_call(
        session,
        SchoolChange.BOOKED,
        PLAN,
        appointment,
        family,
        is_published=wanted.rules.is_published,
    )
    return ByStaffView(booking_id, told)


def move_for(session: Session, actor: Actor, command: MoveBooking) -> ByStaffView:
    """Staff move a family's booking to another slot of the same teacher.

    Raises: like :func:`book_for`.
    """
    booking = _lock_booking(session, command.booking_id)
    _require_staff(actor, booking.teacher_id)
    wanted = _lock_wanted(session, actor, command.slot_id, booking.pupil_id)
    _require_same_teacher(booking, wanted)
    family = lock_family(session, booking.pupil_id)
    check_for_staff(session, actor, wanted, booking.pupil_id, family, moving=booking.id)
    before = session.get_one(Slot, booking.slot_id).starts_at
    booking_id = change_slot(session, booking, wanted, family, keeps_old=False)
    _record(session, actor, "booking-moved-for-family", booking_id, in_break=wanted.block)
    appointment = _appointment(wanted, booking.pupil_id)
    told = tell_or_call(
        session,
        SchoolChange.MOVED,
        PLAN,
        appointment,
        family,
        before,
        is_published=wanted.rules.is_published,
    )
    return ByStaffView(booking_id, told)


def cancel_for(session: Session, actor: Actor, command: CancelBooking) -> ToldView:
    """Staff cancel a booking; the family is told at once and may book another time.

    Raises:
        NotFound: no such booking, or one of another teacher.
    """
    booking = _lock_booking(session, command.booking_id)
    _require_staff(actor, booking.teacher_id)
    return cancel_by_school(session, actor, booking, command.reason)


def cancel_by_school(
    session: Session,
    actor: Actor,
    booking: Booking,
    reason: str,
    change: SchoolChange = SchoolChange.CANCELLED,
) -> ToldView:
    """Cancel a locked booking and tell the family, whatever led to it; the caller has checked."""
    slot = session.get_one(Slot, booking.slot_id)
    family = lock_family(session, booking.pupil_id)
    remove_booking(session, booking, family)
    _record(session, actor, "booking-cancelled-for-family", id_of(booking), reason=reason)
    is_published = session.get_one(ParentsEvening, booking.evening_id).is_published
    for guardian in family if is_published else ():
        enqueue(
            session,
            CANCELLED,
            event=f"evening-{booking.evening_id}-cancelled-{booking.id}",
            to=guardian.email,
            account_id=guardian.account_id,
            language=guardian.language,
            params={
                "evening_id": booking.evening_id,
                "teacher_id": booking.teacher_id,
                "starts_at": slot.starts_at.isoformat(),
            },
        )
    appointment = ToldAppointment(
        booking.evening_id, booking.teacher_id, booking.pupil_id, slot.starts_at
    )
    return tell_or_call(session, change, CANCELLED, appointment, family, is_published=is_published)


def _appointment(wanted: WantedSlot, pupil_id: int) -> ToldAppointment:
    return ToldAppointment(wanted.evening_id, wanted.teacher_id, pupil_id, wanted.starts_at)


def _book(session: Session, actor: Actor, wanted: WantedSlot, pupil_id: int) -> int:
    family = lock_family(session, pupil_id)
    check_for_parent(session, wanted, pupil_id, family)
    return insert_booking(session, actor, wanted, pupil_id, family)


def _tap_on_own(booking: Booking) -> TapResult:
    since = booking.moved_at or booking.booked_at
    return TapResult.AGAIN if clock.now() - since < DOUBLE_TAP else TapResult.OWN


def _move(session: Session, booking: Booking, wanted: WantedSlot, *, keeps_old: bool = True) -> int:
    _require_same_teacher(booking, wanted)
    family = lock_family(session, booking.pupil_id)
    check_cancellable(wanted)
    check_for_parent(session, wanted, booking.pupil_id, family, moving=booking.id)
    return change_slot(session, booking, wanted, family, keeps_old=keeps_old)


def _record(session: Session, actor: Actor, action: str, booking_id: int, **detail: str) -> None:
    record(session, actor.account_id, action, "booking", booking_id, **detail)


def _require_staff(actor: Actor, teacher_id: int) -> None:
    """The administration acts for all, a teacher only on own slots; others see nothing there."""
    own = actor.has(Role.TEACHER) and actor.teacher_id == teacher_id
    if not (actor.is_administration or own):
        raise NotFound() if actor.has(Role.TEACHER) else NotAllowed()


def _require_same_teacher(booking: Booking, wanted: WantedSlot) -> None:
    """Before anything is said about the slot: it may be one that the actor must not know of."""
    if (wanted.evening_id, wanted.teacher_id) != (booking.evening_id, booking.teacher_id):
        raise NotFound()


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
