"""The school's settings: the office reads, the head changes (security Z4)."""

from typing import Any

from elternportal import routes
from elternportal.services.access.settings import PIN_VALID_DAYS
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, HEAD

STATE = "school.settings.school_settings_page_state"
READ: dict[str, Any] = {"page": routes.SCHOOL_SETTINGS, "may": ADMINISTRATION, "is_scoped": False}
CHANGE: dict[str, Any] = {**READ, "may": HEAD}
FILE = '{{"format": 1, "settings": {{"access.pin-valid-days": 14}}}}'


def school_settings() -> tuple[Case, ...]:
    """All handlers of the page; the logo's file is the only thing it takes an id of."""

    def days(_ids: Ids) -> dict[str, Any]:
        return {"key": PIN_VALID_DAYS.key}

    def polls(_ids: Ids) -> dict[str, Any]:
        return {"key": "modules.polls"}

    edited = {"before": (("edit", days),), "writes": True}
    return (
        Case(STATE, "load", **READ),
        Case(STATE, "refresh", **READ),
        Case(STATE, "look_for", arguments=lambda ids: {"words": "pin"}, **READ),
        Case(STATE, "unfold", arguments=days, **READ),
        Case(STATE, "edit", arguments=days, **CHANGE),
        Case(STATE, "ask", arguments=polls, **CHANGE),
        Case(STATE, "close", **CHANGE),
        Case(STATE, "save", arguments=form(value="14"), **edited, **CHANGE),
        Case(STATE, "save", arguments=form(value="0"), **{**edited, "writes": False}, **CHANGE),
        Case(STATE, "take_default", before=(("edit", days),), **CHANGE),
        Case(
            STATE,
            "switch",
            arguments=lambda ids: {"is_on": False},
            before=(("ask", polls),),
            writes=True,
            **CHANGE,
        ),
        Case(
            STATE,
            "save_logo",
            arguments=form(files="{unused_key}"),
            writes=True,
            **{**CHANGE, "is_scoped": True},
        ),
        Case(STATE, "drop_logo", **CHANGE),
        Case(STATE, "open_import", **CHANGE),
        Case(STATE, "look_into_file", arguments=form(content=FILE), **CHANGE),
        Case(
            STATE,
            "take_file",
            before=(("look_into_file", form(content=FILE)),),
            writes=True,
            **CHANGE,
        ),
    )
