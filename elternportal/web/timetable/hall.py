"""The display in the school's hall: one page for a screen that nobody touches.

The secret in the address is all it needs. ``assets/hall.js`` asks for the page again every minute,
and keeps what it shows while there is no connection.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from elternportal import clock, routes
from elternportal.db import get_database
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time, long_day
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import SchoolSettings, current_school_settings
from elternportal.services.timetable.hall import HallDayView, HallRow, HallView, read_hall
from elternportal.services.timetable.hall_address import note_hall_use
from elternportal.web.answers import answer_language, refusal

STYLESHEETS = ("kern", "tokens", "hall")
_TEMPLATE = Template((Path(__file__).parent / "hall.html").read_text("utf-8"))
_SHEETS = (*(f"/css/{name}.css" for name in STYLESHEETS), routes.SCHOOL_COLOURS)
_STYLES = "\n".join(f'<link rel="stylesheet" href="{address}">' for address in _SHEETS)
_WHEN = "{when}"  # where the script says since when it has heard nothing


def hall_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.HALL_DISPLAY, hall, methods=["GET"])]


async def hall(request: Request) -> Response:
    """The plan for whoever has the secret, in the school's language."""
    token, language = request.path_params["display"], await answer_language("", None)
    database = get_database()
    try:
        view = await database.read(lambda session: read_hall(session, token))
    except NotFound as error:
        return refusal(error, language)
    if view.is_use_due:
        await database.write(lambda session: note_hall_use(session, token))
    return HTMLResponse(_page(view, language, await current_school_settings()))


def _page(view: HallView, language: str, school: SchoolSettings) -> str:
    return _TEMPLATE.substitute(
        language=language,
        title=escape(t("substitutions-title", language)),
        school=escape(school[SCHOOL_NAME]),
        stylesheets=_STYLES,
        stand=escape(_stand(view, language)),
        lost=escape(t("hall-display-lost", language, when=_WHEN)),
        days=_days(view, language),
    )


def _stand(view: HallView, language: str) -> str:
    if view.updated_at is None:
        return t("hall-display-no-stand", language)
    return t("hall-display-stand", language, when=day_and_time(view.updated_at, language))


def _days(view: HallView, language: str) -> str:
    if not view.days:
        return _paragraph(t("hall-display-no-school", language))
    return "\n".join(_day(day, view.names_teachers, language) for day in view.days)


def _day(day: HallDayView, names_teachers: bool, language: str) -> str:
    name = long_day(day.day, language)
    if day.day == clock.today():
        name = t("hall-display-today", language, day=name)
    text = "".join(_paragraph(line) for line in day.text.splitlines() if line)
    rows = (
        _table(day.rows, names_teachers, language)
        if day.rows
        else _paragraph(t("hall-display-nothing", language))
    )
    return f"<section><h2>{escape(name)}</h2>{text}{rows}</section>"


def _table(rows: Iterable[HallRow], names_teachers: bool, language: str) -> str:
    names = ["class", "lesson", "subject", "teacher", "room", "kind"]
    shown = [name for name in names if names_teachers or name != "teacher"]
    heads = "".join(
        f'<th scope="col">{escape(t(f"hall-display-{name}", language))}</th>' for name in shown
    )
    body = "".join(_row(row, names_teachers, language) for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: HallRow, names_teachers: bool, language: str) -> str:
    kind = f"<strong>{escape(t(f'timetable-change-{row.kind}', language))}</strong>"
    subject = f"<del>{escape(row.subject)}</del>" if row.falls_out else ""
    cells = [
        str(row.lesson),
        subject or _now_and_before(row.subject, row.old_subject),
        *([_now_and_before(row.teacher, row.old_teacher)] if names_teachers else []),
        _now_and_before(row.room, row.old_room),
        f"{kind} {escape(row.text)}",
    ]
    looks = ' class="ep-hall-out"' if row.falls_out else ""
    data = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr{looks}><th scope="row">{escape(row.classes)}</th>{data}</tr>'


def _now_and_before(now: str, before: str) -> str:
    struck = f"<del>{escape(before)}</del> " if before else ""
    return struck + escape(now)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
