"""The school's accent colour as a style sheet that every page links to, signed in or not."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.domain.colours import accent_of
from elternportal.school_settings.identity import ACCENT
from elternportal.school_settings.snapshot import current_school_settings

CSS = "text/css; charset=utf-8"
# Asked for with every page; the ETag makes the answer empty while nothing changed.
CACHED = "no-cache"
TEMPLATE = "@media (prefers-color-scheme:{mode}){{:root{{--kern-color-action-default:{colour}}}}}\n"


def colour_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.SCHOOL_COLOURS, colours)]


async def colours(request: Request) -> Response:
    """The style sheet; empty for a school without a colour of its own."""
    colour = (await current_school_settings())[ACCENT]
    accent = accent_of(colour) if colour else None
    tag = f'"{colour[1:] or "none"}"'
    headers = {"Cache-Control": CACHED, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    modes = {"light": accent.light, "dark": accent.dark} if accent else {}
    sheet = "".join(TEMPLATE.format(mode=mode, colour=one) for mode, one in modes.items())
    return Response(sheet, headers=headers, media_type=CSS)
