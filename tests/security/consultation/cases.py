"""Consultation hours, as families, teachers and the office use them (security Z4)."""

from datetime import timedelta
from typing import Any

from elternportal import clock
from elternportal.domain.consultation import (
    CHILD,
    CONSULTATION,
    OFFICE_CONSULTATION,
    TEACHER,
    TEACHER_CONSULTATION,
)
from tests.security.case import Case, RouteCase, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, PARENTS, STAFF

TODAY = clock.today()
HOUR = {
    "kind": "slots",
    "weekday": "2",
    "starts_at": "13:00",
    "ends_at": "14:00",
    "slot_minutes": "10",
    "first_day": f"{TODAY}",
    "on_site": "on",
    "room": "R 999",
    "revision": "1",
}


def talk(ids: Ids) -> dict[str, Any]:
    return {"appointment_id": ids.talk}


def at(ids: Ids) -> dict[str, Any]:
    return {"starts_at": ids.talk_at}


def hour(ids: Ids) -> dict[str, Any]:
    return {"hour_id": ids.talk_hour}


def families() -> tuple[Case, ...]:
    """The page of parents."""
    state = "consultation.family.consultation_page_state"
    page = f"{CONSULTATION}?{CHILD}={{talk_child}}"
    own: dict[str, Any] = {"may": PARENTS, "page": page, "own_page": True}

    def time(ids: Ids) -> dict[str, Any]:
        return {
            "teacher_id": ids.talk_teacher,
            "starts_at": ids.talk_at,
            "pupil_id": ids.talk_child,
        }

    return (
        Case(state, "load", PARENTS, page, is_scoped=False),
        Case(state, "refresh", PARENTS, page, is_scoped=False),
        Case(state, "take", arguments=time, writes=True, only=("talk_child",), **own),
        Case(state, "take", arguments=time, writes=True, only=("talk_teacher",), **own),
        Case(state, "undo", arguments=talk, writes=True, before=(("take", time),), **own),
        Case(state, "ask_cancel", arguments=talk, echoes=("asks_about",), **own),
        Case(state, "open_details", arguments=talk, echoes=("details_of",), **own),
        Case(state, "close", is_scoped=False, **own),
        Case(state, "cancel", arguments=talk, writes=True, **own),
        Case(
            state,
            "save_details",
            arguments=form(form="phone", topic="", text="Neu"),
            before=(("open_details", talk),),
            writes=True,
            echoes=("details_of",),
            **own,
        ),
        Case(state, "dismiss", arguments=talk, **own),
    )


def teachers() -> tuple[Case, ...]:
    """The page of a teacher, which the office opens for anybody."""
    state = "consultation.teacher.teacher_consultation_page_state"
    page = f"{TEACHER_CONSULTATION}?{TEACHER}={{talk_teacher}}"
    named: dict[str, Any] = {"may": STAFF, "page": page}
    own: dict[str, Any] = {**named, "own_page": True}
    days = form(first_day=f"{TODAY + timedelta(days=90)}", last_day="")
    book = form(pupil_id="{talk_child}", form="phone", text="")
    missing = {"did_not_come": True}
    edited: dict[str, Any] = {"before": (("open_hour", hour),), **own}
    asked: dict[str, Any] = {"before": (("ask_decline", talk),), "echoes": ("declines",)}
    chosen: dict[str, Any] = {"before": (("ask_book", at),), "echoes": ("books_at",)}
    return (
        Case(state, "load", **named),
        Case(state, "refresh", **named),
        Case(state, "block", arguments=at, writes=True, **named),
        Case(state, "ask_book", arguments=at, echoes=("books_at",), **named),
        Case(state, "search_children", arguments=form(suche="a"), **named),
        Case(state, "book", arguments=book, only=("talk_child",), writes=True, **chosen, **own),
        Case(state, "ask_decline", arguments=talk, echoes=("declines",), **own),
        Case(state, "decline", arguments=form(reason="krank"), writes=True, **asked, **own),
        Case(state, "note_missing", arguments=lambda ids: {**talk(ids), **missing}, **own),
        Case(state, "close_question", **named),
        Case(state, "new_hour", **named),
        Case(state, "open_hour", arguments=hour, **own),
        Case(state, "close", **named),
        Case(state, "ask_delete", arguments=lambda ids: {"asks": True}, **named),
        Case(state, "save", arguments=form(**HOUR), writes=True, **edited),
        Case(state, "take_theirs", **edited),
        Case(state, "delete", writes=True, **edited),
        Case(state, "add_gap", arguments=days, writes=True, **named),
        Case(
            state,
            "remove_gap",
            arguments=lambda ids: {"gap_id": ids.talk_gap},
            writes=True,
            **own,
        ),
    )


def office() -> tuple[Case, ...]:
    """The list of all teachers."""
    state = "consultation.office.office_consultation_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": OFFICE_CONSULTATION}
    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "search", arguments=form(suche="Huber"), is_scoped=False, **own),
    )


CASES = (*families(), *teachers(), *office())
ROUTES = (
    RouteCase("CONSULTATION_CALENDAR", PARENTS),
    RouteCase("CONSULTATION_LIST", STAFF),
    RouteCase("CONSULTATION_HOURS", ADMINISTRATION),
)
