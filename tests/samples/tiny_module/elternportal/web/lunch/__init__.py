"""HTTP routes of the area lunch."""

from elternportal.domain.lunch import LUNCH_TABLE
from elternportal.services.lunch.meals import read_meals
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from elternportal.auth.request_actor import actor_of
from elternportal.db import get_database
from elternportal.web.answers import to_sign_in


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return [Route(LUNCH_TABLE, download)]


async def download(request: Request) -> Response:
    """The coming meals, one a line."""
    actor = await actor_of(request)
    if actor is None:
        return await to_sign_in(request)
    meals = await get_database().read(lambda session: read_meals(session, actor))
    return PlainTextResponse("\n".join(meals))
