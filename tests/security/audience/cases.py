"""Choosing whom something is for, and saved groups (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, STAFF


def _audience() -> tuple[Case, ...]:
    state = "audience.chooser.audience_state"
    own: dict[str, Any] = {"may": STAFF, "page": routes.OFFICE_LETTER}

    def child(ids: Ids) -> dict[str, Any]:
        return {"key": f"child-{ids.pupil}"}

    def group(ids: Ids) -> dict[str, Any]:
        return {"key": f"group-{ids.group}"}

    def name(_ids: Ids) -> dict[str, Any]:
        return {"text": "quastine"}  # a child whom Frau Roth does not teach

    return (
        Case(state, "toggle", arguments=child, **own),
        Case(state, "toggle", arguments=group, **own),
        Case(state, "search", arguments=name, is_scoped=False, **own),
    )


def _groups() -> tuple[Case, ...]:
    state = "audience.groups.office_groups_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_GROUPS}

    def group(ids: Ids) -> dict[str, Any]:
        return {"group_id": ids.group}

    opened: dict[str, Any] = {"before": (("open_group", group),), **own}
    return (
        Case(state, "load", **own),
        Case(state, "save", arguments=form(name="Neue Gruppe"), **own),
        Case(state, "open_group", arguments=group, **own),
        Case(state, "close", **own),
        Case(state, "rename", arguments=form(name="Anders", revision="1"), writes=True, **opened),
        Case(state, "take_theirs", **opened),
        Case(state, "add_chosen", **opened),
        Case(state, "remove", arguments=lambda ids: {"pupil_id": ids.pupil}, **opened),
        Case(state, "ask_delete", arguments=lambda ids: {"asks": True}, **own),
        Case(state, "delete", writes=True, **opened),
    )


CASES = (*_audience(), *_groups())
