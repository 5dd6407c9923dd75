"""Stretches of time with an end, and how one is cut into slots that can be booked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, its end not included."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Span") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def contains(self, other: "Span") -> bool:
        return self.starts_at <= other.starts_at and other.ends_at <= self.ends_at


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
