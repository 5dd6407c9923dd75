"""HTTP routes of the area files."""

from starlette.routing import Route

from elternportal.web.files.transfer import file_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return file_routes()
