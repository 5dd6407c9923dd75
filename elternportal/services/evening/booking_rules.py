"""What is checked before a booking is written; each refusal says what would be possible instead.

Parents are bound to phases and limits. Staff may go beyond those, and the office beyond a break
that the school grants; nobody books what is taken, or when the family is somewhere else.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.evening import (
    Held,
    Refusal,
    is_too_close,
    refusal_by_family,
    refusal_by_phase,
)
from elternportal.domain.evening_slots import SlotBlock
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.services.evening.access import (
    WantedSlot,
    held_by_family,
    next_free,
)
from elternportal.services.evening.booking_errors import (
    AlreadyBooked,
    BookingRefused,
    FamilyOverlap,
    SlotTaken,
    school_time,
)
from elternportal.services.school import GuardianContactRow

NO_PAUSE = timedelta()


def check_for_parent(
    session: Session,
    wanted: WantedSlot,
    pupil_id: int,
    family: list[GuardianContactRow],
    moving: int | None = None,
) -> None:
    """Everything that binds parents, in the order in which it helps them to hear it.

    ``moving`` is the booking that this slot would replace.

    Raises:
        NotFound, BookingRefused, AlreadyBooked, SlotTaken, FamilyOverlap: the slot is not for them.
    """
    is_offered = wanted.teaches_child or wanted.rules.all_teachers_bookable
    if not (wanted.rules.is_published and is_offered):
        raise NotFound()
    refusal = refusal_by_phase(wanted.rules, clock.now(), is_invited=wanted.is_invited)
    if refusal:
        raise BookingRefused(refusal)
    held = _other_bookings(session, pupil_id, moving)
    _check_teacher(wanted, family)
    _check_free(session, wanted, pupil_id, held)
    if wanted.block or wanted.is_absent:
        raise BookingRefused(Refusal.NOT_BOOKABLE)
    _check_family_is_free(session, wanted, held)
    at_evening = [
        other for other in held if other.evening_id == wanted.evening_id and not other.as_teacher
    ]
    refusal = refusal_by_family(
        wanted.rules, pupil_id, wanted.starts_at, wanted.ends_at, at_evening
    )
    if refusal:
        raise BookingRefused(refusal)


def check_for_staff(
    session: Session,
    actor: Actor,
    wanted: WantedSlot,
    pupil_id: int,
    family: list[GuardianContactRow],
    moving: int | None = None,
) -> None:
    """What staff cannot do either; only the office may use a break that the school grants.

    Raises:
        NotFound: the evening is not published, which only the office and the head know of.
        BookingRefused, AlreadyBooked, SlotTaken, FamilyOverlap: the slot cannot be booked.
    """
    if not (wanted.rules.is_published or actor.is_administration):
        raise NotFound()
    if wanted.rules.is_called_off:
        raise BookingRefused(Refusal.CALLED_OFF)
    held = _other_bookings(session, pupil_id, moving)
    _check_teacher(wanted, family)
    _check_free(session, wanted, pupil_id, held)
    is_granted_break = wanted.block == SlotBlock.FORCED_BREAK and actor.is_administration
    if wanted.is_absent or (wanted.block and not is_granted_break):
        raise BookingRefused(Refusal.NOT_BOOKABLE)
    _check_family_is_free(session, wanted, held)


def check_cancellable(wanted: WantedSlot) -> None:
    """Until when parents may cancel and move.

    Raises:
        BookingRefused: that time is over.
    """
    if clock.now() >= wanted.rules.cancel_until:
        raise BookingRefused(Refusal.CANCEL_TOO_LATE)


def _other_bookings(session: Session, pupil_id: int, moving: int | None) -> list[Held]:
    held = held_by_family(session, pupil_id)
    return [other for other in held if other.booking_id != moving]


def _check_teacher(wanted: WantedSlot, family: list[GuardianContactRow]) -> None:
    if wanted.teacher_account in {guardian.account_id for guardian in family}:
        raise BookingRefused(Refusal.OWN_FAMILY)


def _check_free(session: Session, wanted: WantedSlot, pupil_id: int, held: Sequence[Held]) -> None:
    if wanted.taken_by_pupil == pupil_id:
        raise AlreadyBooked()
    is_kept = wanted.kept_for_pupil not in {None, pupil_id}
    if wanted.taken_by_pupil is not None or is_kept or wanted.is_teacher_elsewhere:
        raise SlotTaken(wanted, _times_instead(session, wanted, held))


def _check_family_is_free(session: Session, wanted: WantedSlot, held: Sequence[Held]) -> None:
    if any(is_too_close(NO_PAUSE, wanted.starts_at, wanted.ends_at, other) for other in held):
        raise FamilyOverlap(wanted, _times_instead(session, wanted, held))


def _times_instead(session: Session, wanted: WantedSlot, held: Sequence[Held]) -> str:
    """Times that are too close to the family's other bookings are no help to it."""
    return ", ".join(map(school_time, next_free(session, wanted, held)))
