"""HTTP routes of the area legal."""

from starlette.routing import Route

from elternportal.web.legal.pages import legal_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return legal_routes()
