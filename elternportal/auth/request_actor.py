"""Who asks, for HTTP routes that are not part of a page."""

from starlette.requests import Request

from elternportal.auth.cookies import token_from_cookies
from elternportal.auth.sessions import find_actor
from elternportal.db import get_database
from elternportal.domain.people import Actor


async def actor_of(request: Request) -> Actor | None:
    """The person behind the request's session cookie at this moment, or None."""
    token = token_from_cookies(request.headers.get("cookie", ""))
    if not token:
        return None
    found = await get_database().read(lambda session: find_actor(session, token))
    return found.actor if found else None
