"""Downloads of a parents' evening: plans as PDF and appointments as iCalendar file."""

from sqlmodel import Session
from starlette.routing import Route

from elternportal import routes
from elternportal.domain.people import Actor
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.evening.calendar_file import family_ics
from elternportal.services.evening.documents import (
    evening_papers_of,
    family_calendar_of,
    family_plan_of,
    teacher_plan_of,
)
from elternportal.services.evening.family_desk import family_paper_of
from elternportal.services.evening.printed_family_plan import family_plan
from elternportal.services.evening.printed_papers import evening_papers
from elternportal.services.evening.printed_teacher_plan import teacher_plan
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.notifications import alarm_minutes
from elternportal.web.answers import PDF
from elternportal.web.downloads import Download, Ids, Render

CALENDAR = "text/calendar; charset=utf-8"


def evening_download_routes() -> list[Route]:
    """The routes of all downloads of an evening."""
    return [
        Route(routes.FAMILY_PLAN, _FAMILY_PLAN.answer),
        Route(routes.FAMILY_PAPER, _FAMILY_PAPER.answer),
        Route(routes.FAMILY_CALENDAR, _FAMILY_CALENDAR.answer),
        Route(routes.TEACHER_PLAN, _TEACHER_PLAN.answer),
        Route(routes.EVENING_PAPERS, _EVENING_PAPERS.answer),
    ]


def _read_family_plan(session: Session, actor: Actor, ids: Ids) -> Render:
    plan = family_plan_of(session, actor, ids["evening_id"])
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: family_plan(plan, language, school)


def _read_family_paper(session: Session, actor: Actor, ids: Ids) -> Render:
    plan = family_paper_of(session, actor, ids["evening_id"], ids["pupil_id"])
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: family_plan(plan, language, school)


def _read_family_calendar(session: Session, actor: Actor, ids: Ids) -> Render:
    appointments = family_calendar_of(session, actor, ids["evening_id"])
    alarm = alarm_minutes(session, actor)
    return lambda language: family_ics(appointments, language, alarm)


def _read_teacher_plan(session: Session, actor: Actor, ids: Ids) -> Render:
    plan = teacher_plan_of(session, actor, TeacherAtEvening(ids["evening_id"], ids["teacher_id"]))
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: teacher_plan(plan, language, school)


def _read_evening_papers(session: Session, actor: Actor, ids: Ids) -> Render:
    plans = evening_papers_of(session, actor, ids["evening_id"])
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: evening_papers(plans, language, school)


_EVENING_PAPERS = Download("elternsprechtag-unterlagen.pdf", PDF, _read_evening_papers)
_FAMILY_PLAN = Download("elternsprechtag.pdf", PDF, _read_family_plan)
_FAMILY_PAPER = Download("elternsprechtag-familie.pdf", PDF, _read_family_paper)
_FAMILY_CALENDAR = Download("elternsprechtag.ics", CALENDAR, _read_family_calendar)
_TEACHER_PLAN = Download("elternsprechtag-lehrkraft.pdf", PDF, _read_teacher_plan)
