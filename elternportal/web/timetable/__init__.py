"""HTTP routes of the area timetable."""

from starlette.routing import Route

from elternportal.web.timetable.downloads import timetable_download_routes
from elternportal.web.timetable.hall import hall_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return [*timetable_download_routes(), *hall_routes()]
