"""How the portal as a whole is: for office and head alone (security Z4)."""

from elternportal import routes
from tests.security.case import Case
from tests.security.roles import ADMINISTRATION

CASES = (
    Case(
        "operations.health.health_page_state",
        "load",
        may=ADMINISTRATION,
        page=routes.OFFICE_HEALTH,
        is_scoped=False,
    ),
)
