"""The school's dates in a person's calendar feed, those that were called off included."""

from datetime import datetime, time

from sqlalchemy import ColumnElement, false, literal, or_, select, true
from sqlmodel import Session, col

from elternportal import clock, routes
from elternportal.calendars.entries import CalendarEntry, CalendarQuery
from elternportal.domain.people import Actor
from elternportal.models.dates import SchoolDate
from elternportal.services.audience import concerns, reaches
from elternportal.services.dates.reading import span_of
from elternportal.services.school import calendar_days, school_year
from elternportal.texts.markdown import to_plain


def calendar_entries(
    session: Session, actor: Actor, query: CalendarQuery
) -> tuple[CalendarEntry, ...]:
    """What is for the children that the query names, and with ``with_own`` what the actor reads."""
    entries = session.scalars(
        select(SchoolDate)
        .where(
            col(SchoolDate.first_day) <= query.last_day,
            col(SchoolDate.last_day) >= query.first_day,
            # Also for whoever asks for one child: no more than the person may read.
            concerns(actor, col(SchoolDate.audience_id)),
            _is_asked_for(query),
        )
        .order_by(col(SchoolDate.id))
    )
    return (*(_entry(entry) for entry in entries), *_days_off(session, query))


def _days_off(session: Session, query: CalendarQuery) -> list[CalendarEntry]:
    """The school calendar's days off, which are everybody's; their days say which ones they are."""
    began = school_year(session, query.first_day).first_day
    return [
        CalendarEntry(
            uid=f"days-off-{row.first_day:%Y%m%d}-{row.last_day:%Y%m%d}",
            title=row.name,
            begins=row.first_day,
            ends=row.last_day,
            changed_at=clock.from_school(datetime.combine(began, time.min)),
            route=routes.DATES,
        )
        for row in calendar_days(session, query.first_day, query.last_day)
        if row.name
    ]


def _is_asked_for(query: CalendarQuery) -> ColumnElement[bool]:
    if query.with_own:
        return true()
    reached = (reaches(col(SchoolDate.audience_id), literal(it)) for it in query.pupil_ids)
    return or_(false(), *reached)


def _entry(entry: SchoolDate) -> CalendarEntry:
    span = span_of(entry)
    begins, ends = span.begins(), span.ends()
    return CalendarEntry(
        uid=f"date-{entry.id}",
        title=entry.title,
        begins=clock.from_school(begins) if isinstance(begins, datetime) else begins,
        ends=clock.from_school(ends) if isinstance(ends, datetime) else ends,
        changed_at=entry.edited_at or entry.created_at,
        sequence=entry.revision - 1,
        place=entry.place,
        text=to_plain(entry.text),
        route=f"{routes.DATES}?{routes.DATE_ID}={entry.id}",
        is_cancelled=entry.removed_at is not None,
    )
