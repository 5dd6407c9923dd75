"""What happens when a route fails unexpectedly: the log gets the cause, the person a sentence."""

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from elternportal import routes
from elternportal.errors import PortalError
from elternportal.i18n import LANGUAGES, t

logger = logging.getLogger(__name__)


async def tell_failure(request: Request, error: Exception) -> Response:
    """Starlette's hook for exceptions of routes; asks nothing of what may be the cause."""
    logger.error("a request failed: %s %s", request.method, _route_of(request), exc_info=error)
    asked = request.query_params.get(routes.DOCUMENT_LANGUAGE, "")
    error_text = t(PortalError().text_key, asked if asked in LANGUAGES else "de")
    return PlainTextResponse(error_text, status_code=500)


def _route_of(request: Request) -> str:
    """The route's pattern, which holds no tokens or keys as the address does."""
    route = request.scope.get("route")
    return str(getattr(route, "path", "?"))
