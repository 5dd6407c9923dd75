"""Why a time could not be booked, moved or cancelled, with what would be possible instead."""

from datetime import datetime
from typing import ClassVar

from elternportal import clock
from elternportal.errors import Conflict, InvalidInput
from elternportal.services.evening.access import WantedSlot


class BookingRefused(InvalidInput):
    """A rule of the evening says no; the key says which."""


class TimeLost(Conflict):
    """The time is not to be had. ``times`` are the teacher's next free ones ("17:30, 17:50").

    They are missing when none is free, or when only a constraint noticed. Families and staff who
    act for them hear different sentences.
    """

    staff_key: ClassVar[str]

    def __init__(self, wanted: WantedSlot, times: str = "") -> None:
        key = self.key if wanted.is_own_child else self.staff_key
        super().__init__(key, time=school_time(wanted.starts_at), times=times or "none")


class SlotTaken(TimeLost):
    """Another family was faster."""

    key = "evening-error-slot-taken"
    staff_key = "evening-error-staff-slot-taken"


class FamilyOverlap(TimeLost):
    """The family has another booking at this time."""

    key = "evening-error-overlap"
    staff_key = "evening-error-staff-overlap"


class AlreadyBooked(Conflict):
    """The child already has a booking with this teacher."""

    key = "evening-error-already-booked"


def school_time(instant: datetime) -> str:
    """17:30"""
    return f"{clock.to_school(instant):%-H:%M}"
