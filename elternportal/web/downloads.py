"""Downloads: plans as PDF, appointments as iCalendar file and replies as CSV, for whom they are.

The actor comes from the session cookie. What is foreign answers exactly like what is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.request_actor import actor_of
from elternportal.calendars.family import family_ics
from elternportal.db import get_database
from elternportal.documents.family_plan import family_plan
from elternportal.documents.tables import csv_table
from elternportal.documents.teacher_plan import teacher_plan
from elternportal.documents.typeset import CannotTypeset
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.evening.documents import (
    family_calendar_of,
    family_plan_of,
    teacher_plan_of,
)
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.letters.reply_table import reply_table
from elternportal.web.answers import PDF, answer_language, attachment, refusal, to_sign_in
from elternportal.web.numbers import LARGEST_ID

CALENDAR = "text/calendar; charset=utf-8"
CSV = "text/csv; charset=utf-8"

Render = Callable[[str], bytes]
Ids = dict[str, int]


@dataclass(frozen=True, slots=True)
class Download:
    """A kind of file. ``read`` gets what the actor may see, as a function that makes the bytes."""

    file_name: str
    media_type: str
    read: Callable[[Session, Actor, Ids], Render]

    async def answer(self, request: Request) -> Response:
        """The file; the sign-in page for anybody not signed in; else "does not exist"."""
        ids: Ids = request.path_params
        actor = await actor_of(request)
        if actor is None:
            return await to_sign_in(request)
        asked = request.query_params.get(routes.DOCUMENT_LANGUAGE, "")
        actor = replace(actor, language=await answer_language(asked, actor))
        if max(ids.values()) > LARGEST_ID:
            return refusal(NotFound(), actor.language)
        try:
            render = await get_database().read(lambda session: self.read(session, actor, ids))
        except (NotFound, NotAllowed):
            return refusal(NotFound(), actor.language)
        try:
            content = await run_in_threadpool(render, actor.language)
        except CannotTypeset as error:
            return refusal(error, actor.language)
        return attachment(content, self.file_name, self.media_type)


def download_routes() -> list[Route]:
    """The routes of all downloads."""
    return [
        Route(routes.FAMILY_PLAN, _FAMILY_PLAN.answer),
        Route(routes.FAMILY_CALENDAR, _FAMILY_CALENDAR.answer),
        Route(routes.TEACHER_PLAN, _TEACHER_PLAN.answer),
        Route(routes.LETTER_REPLIES, _LETTER_REPLIES.answer),
    ]


def _read_family_plan(session: Session, actor: Actor, ids: Ids) -> Render:
    plan = family_plan_of(session, actor, ids["evening_id"])
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: family_plan(plan, language, school)


def _read_family_calendar(session: Session, actor: Actor, ids: Ids) -> Render:
    appointments = family_calendar_of(session, actor, ids["evening_id"])
    return lambda language: family_ics(appointments, language)


def _read_teacher_plan(session: Session, actor: Actor, ids: Ids) -> Render:
    plan = teacher_plan_of(session, actor, TeacherAtEvening(ids["evening_id"], ids["teacher_id"]))
    school = school_settings(session)[SCHOOL_NAME]
    return lambda language: teacher_plan(plan, language, school)


def _read_letter_replies(session: Session, actor: Actor, ids: Ids) -> Render:
    table = reply_table(session, actor, ids["letter_id"], actor.language)
    return lambda _language: csv_table(table.head, table.rows)


_FAMILY_PLAN = Download("elternsprechtag.pdf", PDF, _read_family_plan)
_FAMILY_CALENDAR = Download("elternsprechtag.ics", CALENDAR, _read_family_calendar)
_TEACHER_PLAN = Download("elternsprechtag-lehrkraft.pdf", PDF, _read_teacher_plan)
_LETTER_REPLIES = Download("antworten.csv", CSV, _read_letter_replies)
