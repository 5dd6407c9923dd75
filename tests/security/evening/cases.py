"""Parents' evenings, as families, teachers and the office use them (security Z4)."""

from datetime import timedelta
from typing import Any

from elternportal import clock, routes
from tests.security.case import Arguments, Case, RouteCase, form
from tests.security.evening.ids import LASTS, STARTS_AT
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, PARENTS, STAFF

# As the clock at school shows them.
DAY = clock.to_school(STARTS_AT)
STARTS, ENDS = f"{DAY:%H:%M}", f"{DAY + LASTS:%H:%M}"
LAST_SLOT = f"{DAY + timedelta(minutes=50):%H:%M}"
REASON = {"reason": "krank"}


def draft(_ids: Ids) -> dict[str, Any]:
    form = {
        "title": "Neuer Name",
        "day": f"{DAY:%Y-%m-%d}",
        "starts": STARTS,
        "ends": ENDS,
        "slot_minutes": "10",
        "invited_from": f"{DAY - timedelta(days=6):%Y-%m-%dT%H:%M}",
        "open_from": f"{DAY - timedelta(days=5):%Y-%m-%dT%H:%M}",
        "closed_from": f"{DAY - timedelta(days=1):%Y-%m-%dT%H:%M}",
        "cancel_until": f"{DAY - timedelta(days=1):%Y-%m-%dT%H:%M}",
        "revision": "1",
    }
    return {"form": form}


def evenings() -> tuple[Case, ...]:
    """All handlers of the evening's pages."""
    return (*_parents(), *_teachers(), *_office_evening(), *_office_evenings())


def _times(starts: str, ends: str) -> Arguments:
    return form(starts=starts, ends=ends)


def _parents() -> tuple[Case, ...]:
    state = "evening.family.evening_page_state"
    page = f"{routes.EVENING}?abend={{evening}}&kind={{pupil}}"
    own: dict[str, Any] = {"may": PARENTS, "page": page, "own_page": True}

    def slot(ids: Ids) -> dict[str, Any]:
        return {"slot_id": ids.slot, "pupil_id": ids.pupil}

    def booking(ids: Ids) -> dict[str, Any]:
        return {"booking_id": ids.booking}

    def own_slot(ids: Ids) -> dict[str, Any]:
        return {"slot_id": ids.slot, "pupil_id": ids.pupil}

    return (
        Case(state, "load", PARENTS, page),
        Case(state, "refresh", PARENTS, page),
        Case(state, "take", arguments=slot, writes=True, only=("pupil",), **own),
        Case(state, "take", arguments=slot, writes=True, only=("slot",), **own),
        Case(
            state, "cancel", arguments=lambda ids: {"booking_id": ids.booking}, writes=True, **own
        ),
        Case(
            state,
            "ask_cancel",
            arguments=lambda ids: {"column": f"{ids.pupil}-{ids.teacher}"},
            echoes=("asks_about",),
            **own,
        ),
        Case(state, "keep", **own),
        Case(state, "see_phase", PARENTS, page),
        Case(state, "undo", arguments=booking, writes=True, before=(("take", own_slot),), **own),
    )


def _teachers() -> tuple[Case, ...]:
    state = "evening.teacher.teacher_evening_page_state"
    page = f"{routes.TEACHER_EVENING}?abend={{evening}}&lehrkraft={{teacher}}"
    named: dict[str, Any] = {"may": STAFF, "page": page}
    own: dict[str, Any] = {**named, "own_page": True}

    def slot(ids: Ids) -> dict[str, Any]:
        return {"slot_id": ids.slot}

    def booking(ids: Ids) -> dict[str, Any]:
        return {"booking_id": ids.booking}

    invite = {"kind-{pupil}": "on", "answer": "needed", "note": "Bitte"}
    book: dict[str, Any] = {
        **own,
        "arguments": form(pupil_id="{pupil}"),
        "before": (("ask_book", slot),),
        "writes": True,
        "echoes": ("books_slot",),
    }
    to_slot = form(slot_id="{slot}")
    move = {**own, "before": (("ask_move", booking),), "echoes": ("moves_booking",)}
    return (
        Case(state, "load", **named),
        Case(state, "refresh", **named),
        Case(state, "block", arguments=slot, writes=True, **own),
        Case(
            state,
            "unblock",
            arguments=lambda ids: {"slot_id": ids.blocked_slot},
            writes=True,
            **own,
        ),
        Case(state, "save_presence", arguments=_times(STARTS, LAST_SLOT), writes=True, **named),
        Case(state, "take_break", arguments=_times(LAST_SLOT, ENDS), writes=True, **named),
        Case(state, "release_break", arguments=_times(LAST_SLOT, ENDS), **named),
        Case(state, "save_room", arguments=form(room="R 999"), writes=True, **named),
        Case(state, "send_invitations", arguments=form(**invite), writes=True, **own),
        Case(state, "send_invitations", arguments=form(**invite), writes=True, **named),
        Case(state, "confirm_invitations", **named),
        Case(state, "ask_book", arguments=slot, echoes=("books_slot",), **own),
        Case(state, "book", only=("pupil",), **book),
        Case(state, "book", only=("slot",), **book),
        Case(state, "ask_move", arguments=booking, echoes=("moves_booking",), **own),
        Case(state, "move", arguments=to_slot, only=("slot",), writes=True, **move),
        Case(state, "move", arguments=to_slot, only=("booking",), writes=True, **move),
        Case(state, "move", arguments=form(slot_id="{taken_slot}"), only=("taken_slot",), **move),
        Case(state, "ask_cancel", arguments=booking, echoes=("asks_about",), **own),
        Case(
            state,
            "cancel",
            arguments=lambda ids: {"form": REASON},
            before=(("ask_cancel", booking),),
            writes=True,
            echoes=("asks_about",),
            **own,
        ),
        Case(state, "ask_cancel_all", **named),
        Case(state, "call_off", arguments=lambda ids: {"form": REASON}, writes=True, **named),
        Case(state, "close", **named),
    )


def _office_evening() -> tuple[Case, ...]:
    state = "evening.office.office_evening_page_state"
    page = f"{routes.OFFICE_EVENING}?abend={{evening}}"
    named: dict[str, Any] = {"may": ADMINISTRATION, "page": page}
    own: dict[str, Any] = {**named, "own_page": True}

    def pupil(ids: Ids) -> dict[str, Any]:
        return {"pupil_id": ids.pupil}

    def booking(ids: Ids) -> dict[str, Any]:
        return {"booking_id": ids.booking}

    return (
        Case(state, "load", **named),
        Case(state, "refresh", **named),
        Case(state, "save", arguments=draft, writes=True, **named),
        Case(state, "take_theirs", **named),
        Case(state, "publish", writes=True, **named),
        Case(state, "ask", arguments=lambda ids: {"step": "call-off"}, **named),
        Case(state, "unpublish", **named),
        Case(state, "call_off", writes=True, **named),
        Case(state, "reinstate", **named),
        Case(
            state,
            "reschedule",
            arguments=form(day=f"{DAY + timedelta(days=7):%Y-%m-%d}", starts=STARTS),
            writes=True,
            **named,
        ),
        Case(state, "delete", **named),
        Case(state, "propose_rooms", **named),
        Case(state, "save_rooms", arguments=form(table="Huber;R 7"), writes=True, **named),
        Case(state, "search", arguments=form(text="a"), **named),
        Case(state, "open_desk", arguments=pupil, **own),
        Case(state, "close_desk", **named),
        Case(
            state,
            "book",
            arguments=form(slot_id="{slot}"),
            before=(("open_desk", pupil),),
            writes=True,
            **own,
        ),
        Case(
            state,
            "move",
            arguments=form(booking_id="{booking}", slot_id="{slot}"),
            writes=True,
            **own,
        ),
        Case(state, "ask_cancel", arguments=booking, echoes=("asks_about",), **own),
        Case(state, "cancel", arguments=booking, writes=True, **own),
    )


def _office_evenings() -> tuple[Case, ...]:
    state = "evening.office_list.office_evenings_page_state"
    all_of_them: dict[str, Any] = {
        "may": ADMINISTRATION,
        "page": routes.OFFICE_EVENINGS,
        "is_scoped": False,
    }
    return (
        Case(state, "load", **all_of_them),
        Case(state, "refresh", **all_of_them),
        Case(state, "create", arguments=draft, writes=True, **all_of_them),
    )


CASES = evenings()
ROUTES = (
    RouteCase("FAMILY_PLAN", PARENTS),
    RouteCase("FAMILY_CALENDAR", PARENTS),
    RouteCase("FAMILY_PAPER", ADMINISTRATION),
    RouteCase("TEACHER_PLAN", STAFF),
    RouteCase("EVENING_PAPERS", ADMINISTRATION),
)
