"""HTTP routes of the area evening."""

from starlette.routing import Route

from elternportal.web.evening.downloads import evening_download_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return evening_download_routes()
