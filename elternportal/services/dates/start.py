"""The next dates on the start page: today's and tomorrow's, and what else is near."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.services.dates.reading import DateRow, dates_between

DAYS_AHEAD = timedelta(days=14)
MOST_AT_START = 5  # the page of all dates shows the others


@dataclass(frozen=True, slots=True)
class NextDatesView:
    """The next dates as seen on ``today``, the nearest first."""

    today: date
    rows: tuple[DateRow, ...]


def dates_at_start(session: Session, actor: Actor) -> NextDatesView:
    """All of today and tomorrow, and of the days after them so many that there are a few."""
    today = clock.today()
    rows = dates_between(session, actor, today, today + DAYS_AHEAD)
    soon = [row for row in rows if row.span.first_day <= today + timedelta(days=1)]
    return NextDatesView(today, tuple(rows[: max(MOST_AT_START, len(soon))]))
