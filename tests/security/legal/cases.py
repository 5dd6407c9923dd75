"""The school's documents in the foot of every page, which everybody reads (security Z4)."""

from tests.security.case import RouteCase
from tests.security.roles import EVERYBODY

ROUTES = (
    RouteCase("IMPRINT", EVERYBODY),
    RouteCase("PRIVACY", EVERYBODY),
    RouteCase("ACCESSIBILITY", EVERYBODY),
)
