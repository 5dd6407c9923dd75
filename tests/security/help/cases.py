"""Help pages, which everybody reads (security Z4)."""

from tests.security.case import RouteCase
from tests.security.roles import EVERYBODY

ROUTES = (
    RouteCase("HELP", EVERYBODY),
    RouteCase("HELP_PAGE", EVERYBODY),
    RouteCase("HELP_LEAFLET", EVERYBODY),
)
