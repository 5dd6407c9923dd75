"""What came back to letters, and return slips: who may call which handler (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, STAFF


def letter_results() -> tuple[Case, ...]:
    """All cases of this area."""
    return (*_results(), *_class_letters(), *_recording(), *_slips())


def _results() -> tuple[Case, ...]:
    state = "letters.results.letter_results_page_state"
    own: dict[str, Any] = {
        "may": STAFF,
        "page": f"{routes.OFFICE_LETTER_RESULTS}?{routes.LETTER_ID}={{results}}",
    }
    office = {**own, "may": ADMINISTRATION}
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "show_class", arguments=lambda ids: {"class_id": ""}, **own),
        Case(state, "show_status", arguments=lambda ids: {"status": "open"}, **own),
        Case(state, "show_ledger", arguments=lambda ids: {"shows": True}, **own),
        Case(state, "search", arguments=form(name="a"), **own),
        Case(state, "ask_remind", arguments=lambda ids: {"asks": True}, **own),
        Case(state, "remind", writes=True, **own),
        Case(state, "ask_again", arguments=lambda ids: {"asks": True}, **office),
        Case(state, "send_again", **office),  # every mail arrived here, so none goes again
    )


def _class_letters() -> tuple[Case, ...]:
    state = "letters.class_letters.class_letters_page_state"
    page = f"{routes.CLASS_LETTERS}?{routes.LETTER_ID}={{results}}"
    named: dict[str, Any] = {"may": ("huber", "roth"), "page": page, "echoes": ("letter_id",)}
    return (
        Case(state, "load", **named),
        Case(state, "refresh", **named),
        Case(state, "search", arguments=form(suche="a"), **named),
    )


def _recording() -> tuple[Case, ...]:
    state = "letters.recording.letter_recording_state"
    own: dict[str, Any] = {
        "may": ADMINISTRATION,
        "page": f"{routes.OFFICE_LETTER_RESULTS}?{routes.LETTER_ID}={{results}}",
    }

    def ask(ids: Ids) -> dict[str, Any]:
        return {"pupil_id": ids.open_child}

    asked = (("ask", ask),)
    return (
        Case(state, "ask", arguments=ask, **own),
        Case(state, "dismiss", before=asked, **own),
        Case(state, "choose", before=asked, arguments=lambda ids: {"option_id": 1}, **own),
        Case(state, "record", before=asked, arguments=form(), writes=True, **own),
        Case(state, "undo", before=(*asked, ("record", form())), writes=True, **own),
    )


def _slips() -> tuple[Case, ...]:
    state = "letters.slips.slips_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_SLIPS}
    enter = form(code="{slip}")

    def option(_ids: Ids) -> dict[str, Any]:
        return {"option_id": 1}

    return (
        Case(state, "load", **own),
        Case(state, "enter_code", arguments=enter, writes=True, **own),
        Case(state, "choose", arguments=option, **own),
        Case(state, "record", arguments=form(text="Antwort"), **own),
        Case(state, "dismiss", **own),
        Case(state, "undo", before=(("enter_code", enter),), writes=True, **own),
    )
