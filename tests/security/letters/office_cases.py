"""Writing letters (security Z4)."""

from datetime import timedelta
from typing import Any

from elternportal import clock, routes
from tests.security.case import Case, form, nothing
from tests.security.roles import STAFF

TOMORROW = f"{clock.to_school(clock.now() + timedelta(days=1)):%Y-%m-%dT%H:%M}"
IN_A_WEEK = f"{clock.today() + timedelta(days=7)}"
LETTER = {
    "intent": "save",
    "number": "77",
    "title": "Neuer Titel",
    "text": "Neuer Text",
    "revision": "1",
}
CORRECTION = form(title="Berichtigt", text="Berichtigter Text", revision="1")
EDITOR = "letters.office_letter.office_letter_page_state"


def office_letters() -> tuple[Case, ...]:
    """All handlers of the pages where letters are written."""
    return (*_list(), *_drafts(), *_corrections())


def _list() -> tuple[Case, ...]:
    state = "letters.office_list.office_letters_page_state"
    own: dict[str, Any] = {"may": STAFF, "page": routes.OFFICE_LETTERS, "is_scoped": False}
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "show", arguments=lambda ids: {"shown": "draft"}, **own),
        Case(state, "show_year", arguments=lambda ids: {"year": "2024"}, **own),
    )


def _drafts() -> tuple[Case, ...]:
    page = f"{routes.OFFICE_LETTER}?{routes.LETTER_ID}={{draft}}"
    own: dict[str, Any] = {"may": STAFF, "page": page}
    writing: dict[str, Any] = {**own, "writes": True}
    at = form(publish_at=TOMORROW)
    return (
        Case(EDITOR, "load", **own),
        Case(EDITOR, "choose_demand", arguments=lambda ids: {"demand": "yes_no"}, **own),
        Case(EDITOR, "save", arguments=form(**LETTER), **writing),
        Case(EDITOR, "save", arguments=form(**{**LETTER, "intent": "autosave"}), **writing),
        Case(EDITOR, "take_theirs", **own),
        Case(EDITOR, "go_back", **own),
        Case(EDITOR, "ask_publish", arguments=lambda ids: {"asks": True}, **own),
        Case(EDITOR, "publish", **writing),
        Case(EDITOR, "schedule", arguments=at, **writing),
        Case(EDITOR, "unschedule", before=(("schedule", at),), **writing),
        Case(EDITOR, "ask_delete", arguments=lambda ids: {"asks": True}, **own),
        Case(EDITOR, "delete", **writing),
    )


def _corrections() -> tuple[Case, ...]:
    page = f"{routes.OFFICE_LETTER}?{routes.LETTER_ID}={{sent}}"
    own: dict[str, Any] = {"may": STAFF, "page": page}
    typed = (("begin_correction", nothing), ("compare", CORRECTION))
    return (
        Case(EDITOR, "ask_withdraw", arguments=lambda ids: {"asks": True}, **own),
        Case(EDITOR, "withdraw", writes=True, **own),
        Case(EDITOR, "reinstate", before=(("withdraw", nothing),), writes=True, **own),
        Case(EDITOR, "ask_extend", arguments=lambda ids: {"asks": True}, **own),
        Case(EDITOR, "extend", before=(("ask_extend", lambda ids: {"asks": True}),), **own),
        Case(EDITOR, "change_terms", arguments=form(deadline=IN_A_WEEK), writes=True, **own),
        Case(EDITOR, "begin_correction", **own),
        Case(EDITOR, "compare", arguments=CORRECTION, **own),
        Case(EDITOR, "correct", before=typed, writes=True, **own),
    )
