"""HTTP routes of the area school."""

from starlette.routing import Route

from elternportal.web.school.colours import colour_routes
from elternportal.web.school.import_upload import import_upload_routes
from elternportal.web.school.manifest import manifest_routes
from elternportal.web.school.settings_file import settings_file_routes
from elternportal.web.school.token_upload import token_upload_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return [
        *import_upload_routes(),
        *token_upload_routes(),
        *settings_file_routes(),
        *colour_routes(),
        *manifest_routes(),
    ]
