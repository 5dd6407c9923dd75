"""HTTP routes of the area help."""

from starlette.routing import Route

from elternportal.web.help.pages import help_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return help_routes()
