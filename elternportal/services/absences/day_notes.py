"""Absences and exemptions in the plan of a child's day: that it is away, never why."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.calendars.day_notes import DayNote
from elternportal.calendars.entries import CalendarQuery
from elternportal.domain.absences import Source
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.models.absences import Absence, LeaveRequest
from elternportal.services.absences.leave_rows import exemptions_on
from elternportal.services.absences.scope import is_open, is_own
from elternportal.services.school import own_pupils

_KEYS = {Source.LEAVE: "absences-note-leave", Source.TEACHER: "absences-note-missing"}


def day_notes(session: Session, actor: Actor, query: CalendarQuery) -> tuple[DayNote, ...]:
    """On which of the days the children that the query names are away or exempted."""
    first, last = query.first_day, query.last_day
    absences = session.scalars(
        select(Absence)
        .where(is_own(actor), is_open(), col(Absence.pupil_id).in_(query.pupil_ids))
        .where(col(Absence.first_day) <= last, col(Absence.last_day) >= first)
        .order_by(col(Absence.first_day), col(Absence.id))
    )
    notes = [
        DayNote(day, one.pupil_id, _text(one, actor.language))
        for one in absences
        for day in _days(max(one.first_day, first), min(one.last_day, last))
    ]
    exempted = exemptions_on(
        session,
        own_pupils(actor),
        col(LeaveRequest.pupil_id).in_(query.pupil_ids)
        & (col(LeaveRequest.first_day) <= last)
        & (col(LeaveRequest.last_day) >= first),
    )
    notes += [
        DayNote(day, row.pupil_id, t("leave-exempted", actor.language, subject=row.subject))
        for row in exempted
        for day in _days(max(row.first_day, first), min(row.last_day, last))
    ]
    return tuple(notes)


def _text(absence: Absence, language: str) -> str:
    return t(_KEYS.get(Source(absence.source), "absences-note-reported"), language)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
