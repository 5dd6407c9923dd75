"""HTTP routes of the area office."""

from starlette.routing import Route

from elternportal.web.office.mails import mail_table_routes
from elternportal.web.office.notes import note_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return [*note_routes(), *mail_table_routes()]
