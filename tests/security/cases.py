"""Every event handler: who may call it, on which page, with which arguments (security Z4).

The table is complete: test_matrix_handlers.py fails for a registered handler that is not in it. It
says independently of the code who may.
"""

from datetime import datetime, timedelta
from typing import Any

from elternportal import clock, routes
from tests.security.case import Arguments, Case, form
from tests.security.cases_board import board
from tests.security.cases_documents import documents
from tests.security.cases_letter_results import letter_results
from tests.security.cases_letters import letters
from tests.security.cases_lost_property import lost_property
from tests.security.cases_notifications import notifications
from tests.security.cases_office_letters import office_letters
from tests.security.cases_office_tasks import office_tasks
from tests.security.cases_polls import polls
from tests.security.cases_school_info import school_info
from tests.security.cases_search import search
from tests.security.families import PERSONS
from tests.security.ids import Ids
from tests.support.accounts import NEW_PASSWORD, PASSWORD

PARENTS = ("anna", "berta")
ADMINISTRATION = ("olga", "hanna")
STAFF = ("huber", "roth", *ADMINISTRATION)
SIGNED_IN = PERSONS[1:]
EVERYBODY = PERSONS


def _evening_times() -> tuple[datetime, str, str]:
    """Day, start and end of the evening as the clock at school shows them."""
    starts = clock.to_school((clock.now() + timedelta(days=7)).replace(hour=16, minute=0))
    return starts, f"{starts:%H:%M}", f"{starts + timedelta(hours=1):%H:%M}"


DAY, STARTS, ENDS = _evening_times()
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
    }
    return {"form": form}


def _times(starts: str, ends: str) -> Arguments:
    return form(starts=starts, ends=ends)


def _account() -> tuple[Case, ...]:
    public = {"may": EVERYBODY, "is_scoped": False}
    own: dict[str, Any] = {"may": SIGNED_IN, "page": routes.SETTINGS, "is_scoped": False}
    settings = "own_settings.settings_state"
    data = form(name="Neu", language="en")
    return (
        Case(".", "dismiss_notice", **public),
        Case(".", "tell_unexpected", **public),
        Case("account.form_state", "load", page=routes.SIGN_IN, **public),
        Case("account.activation_state", "load", page=routes.ACTIVATE, **public),
        Case(
            "account.activation_state",
            "submit",
            page=routes.ACTIVATE,
            arguments=form(pin="ABCD-EFGH-JKMN-PQRS", email="x@canary.example"),
            **public,
        ),
        Case("start.start_state", "load", SIGNED_IN, is_scoped=False),
        Case("start.start_state", "refresh", SIGNED_IN, is_scoped=False),
        Case(settings, "load", **own),
        Case(settings, "save_own_data", arguments=data, writes=True, **own),
        Case(settings, "add_child", arguments=form(pin="ABCD-EFGH-JKMN-PQRS"), **own),
        Case(
            settings,
            "change_password",
            arguments=form(old=PASSWORD, password=NEW_PASSWORD),
            writes=True,
            **own,
        ),
        Case(
            settings,
            "end_session",
            SIGNED_IN,
            routes.SETTINGS,
            lambda ids: {"session_id": ids.session},
            writes=True,
        ),
    )


def _parents() -> tuple[Case, ...]:
    state = "evening.evening_state"
    page = f"{routes.EVENING}?abend={{evening}}&kind={{pupil}}"
    own: dict[str, Any] = {"may": PARENTS, "page": page, "own_page": True}

    def slot(ids: Ids) -> dict[str, Any]:
        return {"slot_id": ids.slot, "pupil_id": ids.pupil}

    def booking(ids: Ids) -> dict[str, Any]:
        return {"booking_id": ids.booking}

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
        Case(state, "show_plan", arguments=lambda ids: {"shows_plan": True}, **own),
    )


def _teachers() -> tuple[Case, ...]:
    state = "teacher_evening.teacher_evening_state"
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
        Case(state, "give_up_break", arguments=_times(LAST_SLOT, ENDS), **named),
        Case(state, "save_room", arguments=form(room="R 999"), writes=True, **named),
        Case(state, "send_invitations", arguments=form(**invite), writes=True, **own),
        Case(state, "send_invitations", arguments=form(**invite), writes=True, **named),
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
    state = "office_evening.office_evening_state"
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
        Case(state, "publish", writes=True, **named),
        Case(state, "ask_unpublish", arguments=lambda ids: {"asks": True}, **named),
        Case(state, "unpublish", **named),
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


def _office() -> tuple[Case, ...]:
    evenings = "office_evenings.office_evenings_state"
    mailbox, pins, imports = (
        "mailbox.mailbox_state",
        "pins.pins_state",
        "school_import.import_state",
    )
    may: dict[str, Any] = {"may": ADMINISTRATION, "is_scoped": False}
    mail: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_MAILBOX}
    page = f"{routes.OFFICE_IMPORT}?{routes.UPLOAD_ID}={{upload}}"
    upload: dict[str, Any] = {"may": ADMINISTRATION, "page": page}

    def mail_id(ids: Ids) -> dict[str, Any]:
        return {"mail_id": ids.mail}

    return (
        Case(evenings, "load", page=routes.OFFICE_EVENINGS, **may),
        Case(evenings, "create", page=routes.OFFICE_EVENINGS, arguments=draft, writes=True, **may),
        Case(pins, "load", page=routes.OFFICE_PINS, **may),
        Case(pins, "refresh", page=routes.OFFICE_PINS, **may),
        Case(pins, "show", page=routes.OFFICE_PINS, arguments=lambda ids: {"shown": "1"}, **may),
        Case(mailbox, "load", **mail),
        Case(mailbox, "refresh", **mail),
        Case(mailbox, "show", arguments=lambda ids: {"shown": "undeliverable"}, **mail),
        Case(mailbox, "open_mail", arguments=mail_id, **mail),
        Case(mailbox, "close_mail", **mail),
        Case(mailbox, "retry", arguments=mail_id, writes=True, **mail),
        Case(imports, "load", **upload),
        Case(imports, "check", **upload),
        Case(imports, "leave_out_all", **upload),
        Case(imports, "leave_out_none", **upload),
        Case(imports, "ask", **upload),
        Case(imports, "do_not", **upload),
        Case(imports, "apply", writes=True, **upload),
        Case(imports, "choose_again", **upload),
        Case(
            imports,
            "leave_out",
            arguments=lambda ids: {"file": "GPU006.TXT", "line": 1, "is_left_out": True},
            **upload,
        ),
    )


CASES = (
    *_account(),
    *notifications(),
    *_parents(),
    *letters(),
    *_teachers(),
    *_office_evening(),
    *_office(),
    *office_letters(),
    *letter_results(),
    *office_tasks(),
    *board(),
    *polls(),
    *school_info(),
    *search(),
    *documents(),
    *lost_property(),
)
