"""The week on paper: of an own child, of the own lessons, and for the office of every teacher."""

from datetime import date

from sqlmodel import Session
from starlette.routing import Route

from elternportal import clock, routes
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.timetable.printed_week import printed_week
from elternportal.services.timetable.week import PlanAsked, read_week
from elternportal.web.answers import PDF
from elternportal.web.downloads import Download, Ids, Render


def timetable_download_routes() -> list[Route]:
    """The routes to mount in the composition root."""
    return [
        Route(routes.WEEK_OF_CHILD, _OF_CHILD.answer),
        Route(routes.WEEK_OF_TEACHER, _OF_TEACHER.answer),
    ]


def _read_child(session: Session, actor: Actor, ids: Ids) -> Render:
    return _read(session, actor, PlanAsked(child_id=ids["plan_child_id"]), ids)


def _read_teacher(session: Session, actor: Actor, ids: Ids) -> Render:
    return _read(session, actor, PlanAsked(teacher_id=ids["plan_teacher_id"]), ids)


def _read(session: Session, actor: Actor, asked: PlanAsked, ids: Ids) -> Render:
    """
    Raises:
        NotFound: see :func:`read_week`; so is a number that is no day.
    """
    week, as_of = read_week(session, actor, asked, _day(ids["plan_day_id"])), clock.now()
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: printed_week(week, as_of, language, school)


def _day(number: int) -> date:
    """A day written as a number, e.g. 20261123."""
    try:
        return date(number // 10_000, number // 100 % 100, number % 100)
    except ValueError as error:
        raise NotFound() from error


_OF_CHILD = Download("stundenplan.pdf", PDF, _read_child)
_OF_TEACHER = Download("stundenplan.pdf", PDF, _read_teacher)
