"""HTTP routes of the area messages."""

from starlette.routing import Route

from elternportal.web.messages.papers import message_paper_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return message_paper_routes()
