"""Reading, confirming and answering letters (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import PARENTS


def letters() -> tuple[Case, ...]:
    """All handlers of the pages where guardians read letters."""
    return (*_list(), *_reading(), *_answering(), *_changing())


def _list() -> tuple[Case, ...]:
    state = "letters.inbox.letters_page_state"
    named: dict[str, Any] = {"may": PARENTS, "page": f"{routes.LETTERS}?kind={{pupil}}"}
    return (
        Case(state, "load", **named),
        Case(state, "refresh", **named),
        Case(
            state,
            "search",
            PARENTS,
            routes.LETTERS,
            arguments=form(suche="haushalt"),
            is_scoped=False,
        ),
    )


def _page(letter: str) -> dict[str, Any]:
    page = f"{routes.LETTER}?{routes.LETTER_ID}={{{letter}}}"
    return {"state": "letters.letter.letter_page_state", "may": PARENTS, "page": page}


def _reading() -> tuple[Case, ...]:
    page = _page("to_answer")
    return (
        Case(handler="load", **page),
        Case(handler="refresh", **page),
        Case(handler="keep", **page),
    )


def _answering() -> tuple[Case, ...]:
    page = _page("to_answer")
    typed = form(**{"kind-{pupil}": "on", "option": "{option}", "version": "1"})
    reply: dict[str, Any] = {"handler": "reply", "arguments": typed, "writes": True}
    return (
        Case(
            handler="confirm",
            arguments=lambda ids: {"version": 1},
            writes=True,
            **_page("to_confirm"),
        ),
        Case(**reply, **page),
        Case(**reply, only=("pupil",), own_page=True, **page),
        Case(**reply, only=("option",), own_page=True, **page),
    )


def _changing() -> tuple[Case, ...]:
    page = _page("answered")
    typed = form(option="{other_option}", version="1", seen="{answered_at}")

    def child(ids: Ids) -> dict[str, Any]:
        return {"pupil_id": ids.pupil}

    change: dict[str, Any] = {
        "handler": "change",
        "before": (("ask_change", child),),
        "arguments": typed,
        "writes": True,
    }
    return (
        Case(handler="ask_change", arguments=child, **page),
        Case(handler="ask_change", arguments=child, own_page=True, **page),
        Case(**change, **page),
        Case(**change, only=("pupil",), own_page=True, **page),
        Case(**change, only=("other_option",), own_page=True, **page),
    )
