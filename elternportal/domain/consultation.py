"""Consultation hours (Sprechstunden): addresses, topics, and how a weekly hour becomes times.

A teacher says once a week when; which days that means follows from the school calendar. Times are
those of the clock on the school's wall, so an hour at 9:45 stays at 9:45 after a clock change.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from elternportal.clock import from_school, to_school
from elternportal.domain.slots import Span, cut_into_slots

CONSULTATION = "/sprechstunden"
TEACHER_CONSULTATION = "/sprechstunden/meine"
OFFICE_CONSULTATION = "/verwaltung/sprechstunden"
CHILD, TEACHER = "kind", "lehrkraft"  # query parameters of the pages

HOURS_TOPIC = "consultation"  # the hours of any teacher, for the office's list

A_DAY = timedelta(days=1)
SHORTEST_SLOT, LONGEST_SLOT = 5, 30  # minutes
MOST_PROPOSED = 3

TimesOfLesson = Callable[[date, int], tuple[time, time] | None]


def teacher_topic(teacher_id: int) -> str:
    """The hours and appointments of one teacher; pages that show them ask again."""
    return f"consultation:{teacher_id}"


class HourKind(StrEnum):
    """How families come to an hour."""

    SLOTS = "slots"  # by an appointment
    OPEN = "open"  # just so
    ARRANGED = "arranged"  # there is no hour; they write, and agree on a time


class TalkForm(StrEnum):
    """Where the two talk."""

    ON_SITE = "on-site"
    PHONE = "phone"
    VIDEO = "video"


class AppointmentState(StrEnum):
    BOOKED = "booked"
    CANCELLED = "cancelled"


class TalkRefusal(StrEnum):
    """Why a time cannot be booked, or given back; the value is the sentence's key."""

    NO_TIME = "consultation-error-no-time"
    TOO_LATE = "consultation-error-too-late"
    OWN_FAMILY = "consultation-error-own-family"
    CANCEL_TOO_LATE = "consultation-error-cancel-too-late"
    UNDO_TOO_LATE = "consultation-error-undo-too-late"


@dataclass(frozen=True, slots=True)
class BookingRules:
    """What the school decides. ``until`` is a wall time, ``days_before`` the day of the talk."""

    days_before: int
    until: time
    weeks_ahead: int
    cancel_hours: int

    def closes_at(self, starts_at: datetime) -> datetime:
        """Until when families book a time."""
        day = to_school(starts_at).date() - self.days_before * A_DAY
        return min(from_school(datetime.combine(day, self.until)), starts_at)

    def cancellable_until(self, starts_at: datetime) -> datetime:
        """Until when families move an appointment or give it back."""
        return starts_at - timedelta(hours=self.cancel_hours)

    def last_day(self, today: date) -> date:
        """The last day for which appointments are offered."""
        return today + timedelta(weeks=self.weeks_ahead)


@dataclass(frozen=True, slots=True)
class WeeklyHour:
    """A teacher's hour with slots, e.g. on Tuesdays. ``weekday`` counts from Monday as 1.

    Its time is that of a lesson, or from ``starts`` to ``ends``; ``last_day`` is None while it
    holds until further notice.
    """

    hour_id: int
    teacher_id: int
    weekday: int
    lesson: int | None
    starts: time | None
    ends: time | None
    slot_minutes: int
    first_day: date
    last_day: date | None = None

    def is_on(self, day: date) -> bool:
        lasts = self.last_day is None or day <= self.last_day
        return self.first_day <= day and lasts and day.isoweekday() == self.weekday


@dataclass(frozen=True, slots=True)
class TalkTime:
    """One time that a weekly hour offers on one day."""

    hour_id: int
    teacher_id: int
    day: date
    span: Span


def talk_times(
    hours: Iterable[WeeklyHour],
    days: Iterable[date],
    times_of_lesson: TimesOfLesson,
    is_away: Callable[[int, date], bool],
) -> list[TalkTime]:
    """What the hours offer on these days, which are days with school, in the order of time.

    An hour of a lesson that has no times on a day offers nothing then. Where two hours of one
    teacher overlap, the one that begins first has the time.
    """
    found: list[TalkTime] = []
    hours = list(hours)
    for day in days:
        for hour in hours:
            if hour.is_on(day) and not is_away(hour.teacher_id, day):
                found += _times_on(hour, day, times_of_lesson)
    return list(_without_overlaps(sorted(found, key=lambda it: (it.span.starts_at, it.hour_id))))


def hour_times(
    lesson: int | None, starts: time | None, ends: time | None, day: date, of: TimesOfLesson
) -> tuple[time, time] | None:
    """From when until when an hour lasts on a day, by the clock on the wall."""
    if lesson is not None:
        return of(day, lesson)
    return (starts, ends) if starts is not None and ends is not None else None


def _times_on(hour: WeeklyHour, day: date, of: TimesOfLesson) -> list[TalkTime]:
    times = hour_times(hour.lesson, hour.starts, hour.ends, day, of)
    if times is None:
        return []
    starts, ends = (from_school(datetime.combine(day, each)) for each in times)
    return [
        TalkTime(hour.hour_id, hour.teacher_id, day, span)
        for span in cut_into_slots(Span(starts, ends), hour.slot_minutes)
    ]


def _without_overlaps(times: Iterable[TalkTime]) -> Iterator[TalkTime]:
    ends: dict[int, datetime] = {}
    for one in times:
        if one.teacher_id not in ends or ends[one.teacher_id] <= one.span.starts_at:
            ends[one.teacher_id] = one.span.ends_at
            yield one
