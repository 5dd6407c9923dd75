"""The days with school around today, on which the plans, exams and dates of the demo school lie.

A demo is looked at on Sundays and in the holidays, too: then all begins with the next school day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from elternportal.services.school import is_school_day, next_school_day

A_DAY = timedelta(days=1)
LOOKS_BACK = 120 * A_DAY
DAYS_BACK, DAYS_AHEAD = 15, 45
DAYS_OF_WEEK = 5


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """Days with school in their order: those before today, then ``coming`` with today."""

    past: Sequence[date]
    coming: Sequence[date]

    def whole_week_after(self, number: int) -> date:
        """The first Monday of a week without a day off, after so many days with school."""
        for place in range(number, len(self.coming) - DAYS_OF_WEEK):
            first, last = self.coming[place], self.coming[place + DAYS_OF_WEEK - 1]
            if (last - first).days == DAYS_OF_WEEK - 1:
                return first
        return self.coming[number]


def school_days_around(session: Session, today: date) -> SchoolDays:
    """Some weeks back and ahead, by the school's calendar."""
    first = today - LOOKS_BACK
    before = (first + count * A_DAY for count in range(LOOKS_BACK.days))
    past = [day for day in before if is_school_day(session, day)][-DAYS_BACK:]
    coming: list[date] = []
    day = next_school_day(session, today - A_DAY)
    while day is not None and len(coming) < DAYS_AHEAD:
        coming.append(day)
        day = next_school_day(session, day)
    return SchoolDays(past, coming)
