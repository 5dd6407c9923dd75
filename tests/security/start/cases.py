"""The start page (security Z4)."""

from tests.security.case import Case
from tests.security.roles import SIGNED_IN

CASES = (
    Case("start.glance.start_page_state", "load", SIGNED_IN, is_scoped=False),
    Case("start.glance.start_page_state", "refresh", SIGNED_IN, is_scoped=False),
)
