"""Who may change which mails come (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, RouteCase, form
from tests.security.roles import EVERYBODY, SIGNED_IN


def notifications() -> tuple[Case, ...]:
    """All of it is about oneself: there is no id to name another person by."""
    state = "notifications.choices.notifications_state"
    own: dict[str, Any] = {
        "may": SIGNED_IN,
        "page": routes.SETTINGS,
        "writes": True,
        "is_scoped": False,
    }
    return (
        Case(state, "save", arguments=form(digest_at="18:30", full_text="on"), **own),
        Case(state, "send_test", **own),
    )


CASES = notifications()
ROUTES = (
    RouteCase("UNSUBSCRIBE", EVERYBODY),
    RouteCase("UNSUBSCRIBE", EVERYBODY, {}, writes=True),
)
