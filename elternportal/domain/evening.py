"""The rules of a parents' evening for parents.

Two facts are not rules but constraints of the database and are not repeated here: a slot has one
booking, and a family never has two at once (models/evening.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol


class Phase(StrEnum):
    """Teachers set up → invited parents book → all parents book → closed: read and print only."""

    SETUP = "setup"
    INVITED = "invited"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class EveningRules:
    """What the office set for one evening."""

    is_published: bool
    invited_from: datetime
    open_from: datetime
    closed_from: datetime
    cancel_until: datetime
    slot_length: timedelta
    pause_slots: int
    max_per_child: int
    max_per_family: int
    all_teachers_bookable: bool
    is_called_off: bool = False

    @property
    def pause(self) -> timedelta:
        """The time that must lie between two bookings of one family."""
        return self.slot_length * self.pause_slots

    def phase(self, now: datetime) -> Phase:
        if self.is_called_off:
            return Phase.CLOSED
        if not self.is_published or now < self.invited_from:
            return Phase.SETUP
        if now < self.open_from:
            return Phase.INVITED
        return Phase.OPEN if now < self.closed_from else Phase.CLOSED

    def next_change(self, now: datetime) -> datetime | None:
        """When the phase changes next, or None once booking is closed."""
        changes = (self.invited_from, self.open_from, self.closed_from)
        return min((instant for instant in changes if instant > now), default=None)


class Appointment(Protocol):
    """A stretch of time that somebody has booked."""

    @property
    def starts_at(self) -> datetime: ...

    @property
    def ends_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Held:
    """A time at which the family already has an appointment, and for which child.

    The ids are None for an appointment that is none of an evening.
    """

    booking_id: int | None
    evening_id: int | None
    pupil_id: int | None
    starts_at: datetime
    ends_at: datetime
    as_teacher: bool = False  # one of the guardians teaches, and sees another family then


class Refusal(StrEnum):
    """Why a slot cannot be booked, or a booking not given back; the value is the sentence's key."""

    NOT_OPEN = "evening-error-not-open"
    INVITED_ONLY = "evening-error-invited-only"
    CLOSED = "evening-error-closed"
    CALLED_OFF = "evening-error-called-off"
    NOT_BOOKABLE = "evening-error-not-bookable"
    OWN_FAMILY = "evening-error-own-family"
    TOO_CLOSE = "evening-error-too-close"
    CHILD_LIMIT = "evening-error-child-limit"
    FAMILY_LIMIT = "evening-error-family-limit"
    UNDO_TOO_LATE = "evening-error-undo-too-late"
    CANCEL_TOO_LATE = "evening-error-cancel-too-late"


def refusal_by_phase(rules: EveningRules, now: datetime, *, is_invited: bool) -> Refusal | None:
    """Whether booking is open at this moment, for this family with this teacher."""
    if rules.is_called_off:
        return Refusal.CALLED_OFF
    match rules.phase(now):
        case Phase.SETUP:
            return Refusal.NOT_OPEN
        case Phase.INVITED:
            return None if is_invited else Refusal.INVITED_ONLY
        case Phase.CLOSED:
            return Refusal.CLOSED
        case Phase.OPEN:
            return None


def refusal_by_family(
    rules: EveningRules,
    pupil_id: int,
    starts_at: datetime,
    ends_at: datetime,
    held: Sequence[Held],
) -> Refusal | None:
    """Whether one more booking at this time keeps the family's pause and limits.

    ``held`` are the family's other bookings of the evening, without one that is being moved.
    """
    if any(is_too_close(rules.pause, starts_at, ends_at, other) for other in held):
        return Refusal.TOO_CLOSE
    if sum(other.pupil_id == pupil_id for other in held) >= rules.max_per_child:
        return Refusal.CHILD_LIMIT
    if len(held) >= rules.max_per_family:
        return Refusal.FAMILY_LIMIT
    return None


def is_too_close(
    pause: timedelta, starts_at: datetime, ends_at: datetime, other: Appointment
) -> bool:
    """Whether less than ``pause`` lies between the time and the other booking."""
    return starts_at < other.ends_at + pause and other.starts_at < ends_at + pause
