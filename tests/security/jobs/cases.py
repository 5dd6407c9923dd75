"""Long work: one's own only (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, RouteCase
from tests.security.ids import Ids
from tests.security.roles import STAFF

STATE = "jobs.jobs.jobs_page_state"
OWN: dict[str, Any] = {"may": STAFF, "page": routes.JOBS}


def job_id(ids: Ids) -> dict[str, Any]:
    return {"job_id": ids.job}


CASES = (
    Case(STATE, "load", **OWN),
    Case(STATE, "refresh", **OWN),
    Case(STATE, "cancel", arguments=job_id, **OWN),
    Case(STATE, "delete_file", arguments=job_id, writes=True, **OWN),
)
ROUTES = (RouteCase("JOB_FILE", STAFF),)
