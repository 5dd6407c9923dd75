"""HTTP routes of the area school."""

from starlette.routing import Route

from elternportal.web.school.import_upload import import_upload_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return import_upload_routes()
