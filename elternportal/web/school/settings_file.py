"""The school's settings as a file to download, for office and head."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import clock, routes
from elternportal.auth.request_actor import actor_of
from elternportal.db import get_database
from elternportal.errors import NotAllowed, NotFound
from elternportal.services.school.settings_file import export_settings
from elternportal.web.answers import attachment, refusal, to_sign_in

JSON = "application/json; charset=utf-8"


def settings_file_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.SCHOOL_SETTINGS_FILE, download)]


async def download(request: Request) -> Response:
    """The file; anybody but office and head gets the answer of a missing address."""
    actor = await actor_of(request)
    if actor is None:
        return await to_sign_in(request)
    try:
        content = await get_database().read(lambda session: export_settings(session, actor))
    except NotAllowed:
        return refusal(NotFound(), actor.language)
    return attachment(content.encode(), f"schuleinstellungen-{clock.today()}.json", JSON)
