"""HTTP routes of the area timetable."""

from starlette.routing import Route

from elternportal.web.timetable.downloads import timetable_download_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return timetable_download_routes()
