"""HTTP routes of the area notifications."""

from starlette.routing import Route

from elternportal.web.notifications.unsubscribe import unsubscribe_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return unsubscribe_routes()
