"""HTTP routes of the area access."""

from starlette.routing import Route

from elternportal.web.access.confirm import confirm_routes
from elternportal.web.access.forms import auth_routes
from elternportal.web.access.pin_letters import pin_letter_routes
from elternportal.web.access.sign_on import sign_on_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return [*auth_routes(), *confirm_routes(), *pin_letter_routes(), *sign_on_routes()]
