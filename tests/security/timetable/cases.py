"""Timetable and substitutions, read by everybody for themselves and changed by the office (Z4)."""

from datetime import timedelta
from typing import Any

from elternportal import clock
from elternportal.domain.timetable import (
    CHILD,
    OFFICE_HALL,
    OFFICE_SUBSTITUTIONS,
    SUBSTITUTIONS,
    TIMETABLE,
)
from tests.security.case import Arguments, Case, RouteCase, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, EVERYBODY, PARENTS, SIGNED_IN, STAFF


def _typed() -> Arguments:
    return form(
        day=f"{clock.today() + timedelta(days=1)}",
        lesson="3",
        kind="room",
        class_id="{plan_class}",
        new_room="R9",
        text="Neuer Text",
        revision="1",
    )


def timetable() -> tuple[Case, ...]:
    """All handlers of the area."""
    week = "timetable.week.timetable_page_state"
    own: dict[str, Any] = {"may": SIGNED_IN, "page": f"{TIMETABLE}?{CHILD}={{plan_child}}"}
    chosen: dict[str, Any] = {"may": ADMINISTRATION, "page": TIMETABLE, "is_scoped": False}
    days = "timetable.days.substitutions_page_state"
    read: dict[str, Any] = {"may": SIGNED_IN, "page": SUBSTITUTIONS, "is_scoped": False}
    return (
        Case(week, "load", **own),
        Case(week, "refresh", **own),
        Case(week, "choose_class", arguments=lambda ids: {"class_id": "1"}, **chosen),
        Case(week, "choose_teacher", arguments=lambda ids: {"teacher_id": "1"}, **chosen),
        Case(week, "choose_room", arguments=lambda ids: {"room": "R1"}, **chosen),
        Case(days, "load", **read),
        Case(days, "refresh", **read),
        *_office(),
        *_hall(),
    )


def _office() -> tuple[Case, ...]:
    state = "timetable.office.office_substitutions_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": OFFICE_SUBSTITUTIONS}

    def change(ids: Ids) -> dict[str, Any]:
        return {"change_id": ids.plan_change}

    opened: dict[str, Any] = {"before": (("open_change", change),), **own}
    new: dict[str, Any] = {"before": (("new_change", lambda ids: {}),), **own}
    said = form(day=f"{clock.today()}", text="Heute endet der Unterricht um 11:15 Uhr.")
    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "new_change", is_scoped=False, **own),
        Case(state, "open_change", arguments=change, **own),
        Case(state, "close", is_scoped=False, **own),
        Case(state, "save", arguments=_typed(), writes=True, **opened),
        Case(state, "save", arguments=_typed(), writes=True, **new),
        Case(state, "take_theirs", **opened),
        Case(state, "ask_delete", arguments=lambda ids: {"asks": True}, is_scoped=False, **own),
        Case(state, "delete", writes=True, **opened),
        Case(state, "save_text", arguments=said, writes=True, is_scoped=False, **own),
    )


def _hall() -> tuple[Case, ...]:
    """The small school has the display switched on."""
    state = "timetable.hall.hall_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": OFFICE_HALL, "is_scoped": False}
    return (
        Case(state, "load", **own),
        Case(state, "renew", writes=True, echoes=("address",), **own),
        Case(state, "ask_revoke", arguments=lambda ids: {"asks": True}, **own),
        Case(state, "revoke", writes=True, **own),
    )


CASES = timetable()
ROUTES = (
    RouteCase("WEEK_OF_CHILD", PARENTS),
    RouteCase("WEEK_OF_TEACHER", STAFF),
    # Whoever has the secret sees the display; no session counts.
    RouteCase("HALL_DISPLAY", EVERYBODY, writes=True),
)
