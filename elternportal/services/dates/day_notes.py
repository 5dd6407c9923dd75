"""The school's dates in the plan of a day of each child whom they concern."""

from datetime import timedelta

from sqlmodel import Session

from elternportal.calendars.day_notes import DayNote
from elternportal.calendars.entries import CalendarQuery
from elternportal.domain.people import Actor
from elternportal.services.dates.reading import dates_between


def day_notes(session: Session, actor: Actor, query: CalendarQuery) -> tuple[DayNote, ...]:
    """The titles of the dates on each of their days, for the children that the query names."""
    number = (query.last_day - query.first_day).days + 1
    days = [query.first_day + timedelta(days=count) for count in range(number)]
    return tuple(
        DayNote(day, child.id, row.title, f"date-{row.date_id}")
        for row in dates_between(session, actor, query.first_day, query.last_day)
        for child in row.children
        if child.id in query.pupil_ids
        for day in days
        if row.span.touches(day, day)
    )
