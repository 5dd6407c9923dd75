"""HTTP routes of the area consultation: appointments as calendar file, lists as PDF."""

from sqlmodel import Session
from starlette.routing import Route

from elternportal import routes as addresses
from elternportal.domain.people import Actor, Role
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.consultation.calendar_feed import family_ics
from elternportal.services.consultation.office import all_hours
from elternportal.services.consultation.own_talks import own_talks
from elternportal.services.consultation.papers import appointment_list, hours_list
from elternportal.services.consultation.teacher_view import teacher_consultation
from elternportal.services.notifications import alarm_minutes
from elternportal.web.answers import PDF
from elternportal.web.downloads import Download, Ids, Render

CALENDAR = "text/calendar; charset=utf-8"


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return [
        Route(addresses.CONSULTATION_CALENDAR, _CALENDAR.answer),
        Route(addresses.CONSULTATION_LIST, _LIST.answer),
        Route(addresses.CONSULTATION_HOURS, _HOURS.answer),
    ]


def _read_calendar(session: Session, actor: Actor, ids: Ids) -> Render:
    actor.require(Role.PARENT)
    talks, alarm = own_talks(session, actor), alarm_minutes(session, actor)
    return lambda language: family_ics(talks, language, alarm)


def _read_list(session: Session, actor: Actor, ids: Ids) -> Render:
    view = teacher_consultation(session, actor, ids["teacher_id"])
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: appointment_list(view, language, school)


def _read_hours(session: Session, actor: Actor, ids: Ids) -> Render:
    rows = all_hours(session, actor)
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: hours_list(rows, language, school)


_CALENDAR = Download("sprechstunden.ics", CALENDAR, _read_calendar)
_LIST = Download("sprechstunden-termine.pdf", PDF, _read_list)
_HOURS = Download("sprechstunden.pdf", PDF, _read_hours)
