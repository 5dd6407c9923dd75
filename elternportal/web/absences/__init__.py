"""HTTP routes of the area absences."""

from starlette.routing import Route

from elternportal.web.absences.leave import leave_routes
from elternportal.web.absences.table import absence_routes
from elternportal.web.absences.year import year_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return [*absence_routes(), *leave_routes(), *year_routes()]
