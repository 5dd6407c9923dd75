"""The school's dates: what an entry is about, and when it is."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

A_DAY = timedelta(days=1)
DAYS_KEPT = 28  # a date that was called off stays in calendars, which fetch rarely, and can return


class DateCategory(StrEnum):
    """What a date is about; each has a word, an icon and a colour."""

    EVENT = "event"
    MEETING = "meeting"
    TRIP = "trip"
    DEADLINE = "deadline"
    FREE = "free"  # no lessons; the days off of the school calendar are of this kind, too
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From the first to the last day, both included, by the clock on the school's wall.

    Without ``starts_at`` the days are whole; ``ends_at`` may be open.
    """

    first_day: date
    last_day: date
    starts_at: time | None = None
    ends_at: time | None = None

    @property
    def is_whole_days(self) -> bool:
        return self.starts_at is None

    @property
    def is_in_order(self) -> bool:
        """Whether it ends after it begins, and an end has a beginning."""
        if self.ends_at is not None and self.starts_at is None:
            return False
        if self.first_day != self.last_day or self.starts_at is None or self.ends_at is None:
            return self.first_day <= self.last_day
        return self.starts_at <= self.ends_at

    def touches(self, first: date, last: date) -> bool:
        """Whether one of the days from ``first`` to ``last`` is among its days."""
        return self.first_day <= last and self.last_day >= first

    @property
    def order(self) -> tuple[date, time, date]:
        """By the day and time when it begins; whole days first."""
        return (self.first_day, self.starts_at or time.min, self.last_day)

    def begins(self) -> date | datetime:
        """The first day, or the moment on the school's clock."""
        if self.starts_at is None:
            return self.first_day
        return datetime.combine(self.first_day, self.starts_at)

    def ends(self) -> date | datetime:
        """The last day, or the moment; an open end on the same day is when it begins."""
        if self.starts_at is None:
            return self.last_day
        at = self.ends_at or (self.starts_at if self.first_day == self.last_day else time(23, 59))
        return datetime.combine(self.last_day, at)


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def next_month(first: date) -> date:
    """The first day of the month after the one that begins on ``first``."""
    return month_of(first + 31 * A_DAY)


def weeks_of(first: date) -> list[list[date]]:
    """The weeks from Monday to Sunday that hold the month beginning on ``first``."""
    begins = first - (first.isoweekday() - 1) * A_DAY
    weeks = []
    while begins < next_month(first):
        weeks.append([begins + number * A_DAY for number in range(7)])
        begins += 7 * A_DAY
    return weeks
