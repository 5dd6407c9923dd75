"""A family's appointments of all evenings in its calendar feed."""

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.calendars.entries import CalendarEntry, CalendarQuery
from elternportal.clock import to_school
from elternportal.domain.people import Actor, Role
from elternportal.models.evening import ParentsEvening
from elternportal.services.evening.calendar_file import calendar_entry
from elternportal.services.evening.documents import family_calendar_of


def calendar_entries(
    session: Session, actor: Actor, query: CalendarQuery
) -> tuple[CalendarEntry, ...]:
    """The actor's own appointments about the children that the query names."""
    if not actor.has(Role.PARENT):
        return ()
    evenings = session.execute(
        select(col(ParentsEvening.id), col(ParentsEvening.starts_at), col(ParentsEvening.ends_at))
        .where(col(ParentsEvening.is_published))
        .order_by(col(ParentsEvening.starts_at))
    )
    return tuple(
        calendar_entry(appointment, actor.language)
        for evening_id, starts_at, ends_at in evenings
        if to_school(ends_at).date() >= query.first_day
        and to_school(starts_at).date() <= query.last_day
        for appointment in family_calendar_of(session, actor, evening_id)
        if appointment.pupil_id in query.pupil_ids
    )
