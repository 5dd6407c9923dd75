"""Every event handler and route: who may call it, on which page, with what (security Z4).

Each area says so in its ``cases.py``: ``CASES`` for handlers, ``ROUTES`` for routes, independently
of the code. The table is complete: tests fail for a handler or route that is not in it.
"""

from tests.security.areas import area_modules
from tests.security.case import Case, RouteCase
from tests.security.roles import EVERYBODY, SIGNED_IN

# Of no area.
GENERAL = (
    Case(".", "dismiss_notice", EVERYBODY, is_scoped=False),
    Case(".", "tell_unexpected", EVERYBODY, is_scoped=False),
    Case(".", "tell_missing", EVERYBODY, is_scoped=False),
    Case(".", "tell_not_allowed", SIGNED_IN, is_scoped=False),
)
GENERAL_ROUTES = (RouteCase("HEALTH", EVERYBODY), RouteCase("READY", EVERYBODY))

CASES: tuple[Case, ...] = (
    *GENERAL,
    *(case for area in area_modules("cases") for case in getattr(area, "CASES", ())),
)
ROUTES: tuple[RouteCase, ...] = (
    *GENERAL_ROUTES,
    *(case for area in area_modules("cases") for case in getattr(area, "ROUTES", ())),
)
