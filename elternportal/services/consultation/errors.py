"""Why a time could not be booked, moved or given back, with what would be possible instead."""

from datetime import datetime
from typing import ClassVar

from elternportal.errors import Conflict, InvalidInput


class AppointmentRefused(InvalidInput):
    """A rule of the school says no; the key says which."""


class TalkTimeLost(Conflict):
    """The time is not to be had. ``times`` are the teacher's next free ones; empty for none."""

    key: ClassVar[str] = "consultation-error-taken"

    def __init__(self, time: str, times: str = "") -> None:
        super().__init__(time=time, times=times or "none")


class TimeTaken(TalkTimeLost):
    """Another family was faster, or the teacher is somewhere else."""


class FamilyIsBusy(TalkTimeLost):
    """The child or one of its guardians has an appointment at this time."""

    key = "consultation-error-overlap"


class AlreadyThatDay(Conflict):
    """The child has an appointment with this teacher on this day already."""

    key = "consultation-error-that-day"


class AppointmentIsBooked(Conflict):
    """A family has this time; it is declined first."""

    key = "consultation-error-booked"


class HoursHaveAppointments(Conflict):
    """Hours that families have booked in; ``count`` of them would be cancelled."""

    key = "consultation-error-has-appointments"


def instant(text: str) -> datetime:
    """An instant that a page sends, in ISO format.

    Raises:
        InvalidInput: it is none.
    """
    try:
        value = datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput() from error
    if value.tzinfo is None:
        raise InvalidInput()
    return value
