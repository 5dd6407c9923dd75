"""HTTP routes of the area letters."""

from starlette.routing import Route

from elternportal.web.letters.prints import letter_print_routes
from elternportal.web.letters.replies import letter_reply_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return [*letter_print_routes(), *letter_reply_routes()]
