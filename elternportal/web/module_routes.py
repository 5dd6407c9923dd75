"""The HTTP routes of the modules: ``web/<area>/__init__.py`` gives an area's in ``routes()``.

Those of a module that the school has switched off answer like what does not exist.
"""

from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from elternportal import routes
from elternportal.errors import NotFound
from elternportal.module import Module, installed, part_of
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.web.answers import answer_language, refusal


def routes_of(module: Module) -> list[Route]:
    """The routes of an area; most have none."""
    package = part_of(module, "web")
    found: list[Route] = package.routes() if package else []
    if module.is_optional:
        for route in found:
            route.app = _WhileSwitchedOn(route.app, module.name)
    return found


def all_routes() -> list[Route]:
    """The routes of all installed modules."""
    return [route for module in installed() for route in routes_of(module)]


async def is_switched_on(area: str) -> bool:
    """Whether the school uses an installed module at this moment."""
    settings = await current_school_settings()
    return settings.is_active(area)


class _WhileSwitchedOn:
    """Answers as ``app`` while the school uses the module."""

    def __init__(self, app: ASGIApp, area: str) -> None:
        self._app, self._area = app, area

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if await is_switched_on(self._area):
            await self._app(scope, receive, send)
            return
        asked = Request(scope).query_params.get(routes.DOCUMENT_LANGUAGE, "")
        missing = refusal(NotFound(), await answer_language(asked, None))
        await missing(scope, receive, send)
