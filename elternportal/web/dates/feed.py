"""Calendar feeds: what a phone's calendar fetches every few hours, without signing in.

The secret in the address says whose dates. An address that is not ours, was revoked, or whose child
is no longer its person's answers like one that does not exist. What has not changed since the
calendar read it last is not sent again (RFC 9110, 13.1.2).
"""

import gzip
import hashlib

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.calendars.entries import entries_bytes
from elternportal.db import get_database
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.school_settings.identity import SCHOOL_NAME, SHORT_NAME
from elternportal.school_settings.snapshot import SchoolSettings, current_school_settings
from elternportal.services.dates.feeds import FeedContentView, note_use, read_feed
from elternportal.web.answers import answer_language, refusal

CALENDAR = "text/calendar; charset=utf-8"
PRODUCT = "-//Elternportal//Termine//DE"
# A calendar keeps what it has, and asks each time whether it is still so.
ASKS_AGAIN = "private, no-cache"
NOT_MODIFIED = 304


def feed_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.CALENDAR_FEED, feed, methods=["GET"])]


async def feed(request: Request) -> Response:
    """The calendar behind the address, or 304 if the asking calendar has it already."""
    token = request.path_params["feed"]
    database = get_database()
    try:
        view = await database.read_long(lambda session: read_feed(session, token))
    except NotFound as error:
        return refusal(error, await answer_language("", None))
    if view.is_use_due:
        await database.write(lambda session: note_use(session, token))
    content = await run_in_threadpool(_render, view, await current_school_settings())
    tag = f'"{hashlib.sha256(content).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": ASKS_AGAIN, "Vary": "Accept-Encoding"}
    if _has_it(request, tag):
        return Response(status_code=NOT_MODIFIED, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        content = await run_in_threadpool(gzip.compress, content, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(content, 200, headers, CALENDAR)


def _render(view: FeedContentView, school: SchoolSettings) -> bytes:
    name = school[SHORT_NAME] or school[SCHOOL_NAME] or t("app-name", view.language)
    if view.class_name:
        name = f"{name} ({view.class_name})"
    return entries_bytes(PRODUCT, name, view.entries, view.language, view.alarm_minutes)


def _has_it(request: Request, tag: str) -> bool:
    """A proxy that packs an answer may have marked the tag as a weak one."""
    known = request.headers.get("if-none-match", "").split(",")
    return tag in {one.strip().removeprefix("W/") for one in known}
