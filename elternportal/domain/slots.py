"""Stretches of time with an end, how one is cut into slots that can be booked, and what a tap on
one does: evenings and consultation hours are booked by the same rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# How long the time that a family has left is kept for it, so that the move can be undone.
UNDO_TIME = timedelta(seconds=10)
DOUBLE_TAP = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, its end not included."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Span") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def contains(self, other: "Span") -> bool:
        return self.starts_at <= other.starts_at and other.ends_at <= self.ends_at


class TapResult(StrEnum):
    """What came of a tap on a time."""

    BOOKED = "booked"
    MOVED = "moved"
    OWN = "own"  # the time was the family's own before
    AGAIN = "again"  # it became so a moment ago: the finger tapped twice


def cut_into_slots(whole: Span, minutes: int) -> list[Span]:
    """Whole slots of ``minutes``, one after the other; a shorter rest is left out."""
    length = timedelta(minutes=minutes)
    count = (whole.ends_at - whole.starts_at) // length
    starts = (whole.starts_at + length * number for number in range(count))
    return [Span(start, start + length) for start in starts]


def now_and_next(booked: Iterable[Span], instant: datetime) -> tuple[Span | None, Span | None]:
    """The appointment that runs at ``instant``, and the first one after it."""
    now: Span | None = None
    following: Span | None = None
    for span in sorted(booked, key=lambda each: each.starts_at):
        if span.starts_at <= instant < span.ends_at:
            now = span
        elif span.starts_at > instant and following is None:
            following = span
    return now, following
