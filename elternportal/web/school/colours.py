"""How the school looks: its accent colour and logo, for every page, signed in or not.

Pages are built without a school, so each links to a style sheet that says what is the school's own.
"""

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from elternportal import routes
from elternportal.db import get_database
from elternportal.domain.colours import accent_of
from elternportal.errors import NotFound
from elternportal.files import storage
from elternportal.school_settings.identity import ACCENT
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.files import FileView
from elternportal.services.school.logo import find_logo
from elternportal.web.answers import answer_language, refusal

CSS = "text/css; charset=utf-8"
# Asked for with every page; the ETag makes the answer empty while nothing changed.
ASKED_AGAIN = "no-cache"
NOTHING_RUNS = "default-src 'none'; sandbox; frame-ancestors 'none'"
COLOUR = "@media (prefers-color-scheme:{mode}){{:root{{--kern-color-action-default:{colour}}}}}\n"
LOGO = '.ep-logo{{display:block;background-image:url("{address}")}}\n'


def colour_routes() -> list[Route]:
    """The routes to mount in the composition root."""
    return [Route(routes.SCHOOL_COLOURS, colours), Route(routes.SCHOOL_LOGO, logo)]


async def colours(request: Request) -> Response:
    """The style sheet; empty for a school without a colour and logo of its own."""
    colour, picture = await get_database().read(_look)
    tag = f'"{colour[1:]}-{picture.key[:16] if picture else ""}"'
    headers = {"Cache-Control": ASKED_AGAIN, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    sheet = _colour_rules(colour)
    if picture:  # the address changes with the picture, or browsers would keep the old one
        sheet += LOGO.format(address=f"{routes.SCHOOL_LOGO}?{picture.key[:16]}")
    return Response(sheet, headers=headers, media_type=CSS)


async def logo(request: Request) -> Response:
    """The logo, or the answer of a missing address."""
    picture = await get_database().read(find_logo)
    if picture is None:
        return refusal(NotFound(), await answer_language("", None))
    headers = {"Cache-Control": ASKED_AGAIN, "Content-Security-Policy": NOTHING_RUNS}
    return FileResponse(storage.path_of(picture.key), 200, headers, picture.media_type)


def _look(session: Session) -> tuple[str, FileView | None]:
    return school_settings(session)[ACCENT], find_logo(session)


def _colour_rules(colour: str) -> str:
    accent = accent_of(colour) if colour else None
    modes = {"light": accent.light, "dark": accent.dark} if accent else {}
    return "".join(COLOUR.format(mode=mode, colour=one) for mode, one in modes.items())
