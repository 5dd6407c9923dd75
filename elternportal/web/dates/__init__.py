"""HTTP routes of the area dates."""

from starlette.routing import Route

from elternportal.web.dates.feed import feed_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return feed_routes()
