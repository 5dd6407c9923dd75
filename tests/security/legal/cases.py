"""Legal texts: the head writes, the office reads along (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Arguments, Case, RouteCase, Step, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, EVERYBODY

HEAD = ("hanna",)
STATE = "legal.office.office_legal_page_state"
OWN: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_LEGAL, "is_scoped": False}


def legal() -> tuple[Case, ...]:
    """All handlers of the legal texts; they are the whole school's, so nothing is foreign."""
    imprint = _text("imprint")
    opened: tuple[Step, ...] = (("open_text", imprint),)
    head: dict[str, Any] = {**OWN, "may": HEAD}
    words = {"kind": "imprint", "language": "de", "valid_from": "2026-11-20"}
    typed = form(text="Neuer Text", **words)
    return (
        Case(STATE, "load", **OWN),
        Case(STATE, "refresh", **OWN),
        Case(STATE, "close", **OWN),
        Case(STATE, "ask_delete", arguments=lambda ids: {"asks": True}, **OWN),
        Case(STATE, "open_text", arguments=imprint, **OWN),
        Case(STATE, "open_text", arguments=_text("poem"), **OWN),
        Case(STATE, "compare", arguments=_version(9), before=opened, **OWN),
        Case(STATE, "preview", arguments=lambda ids: {"text": "Neu"}, **head),
        Case(STATE, "continue_editing", **head),
        Case(STATE, "restore", arguments=_version(9), **head),
        Case(STATE, "save", arguments=typed, writes=True, **head),
        Case(STATE, "save", arguments=form(text="", **words), **head),
        Case(STATE, "save", arguments=form(text="x", **{**words, "kind": "poem"}), **head),
    )


def _text(kind: str) -> Arguments:
    def arguments(_ids: Ids) -> dict[str, Any]:
        return {"kind": kind, "language": "de"}

    return arguments


def _version(version: int) -> Arguments:
    def arguments(_ids: Ids) -> dict[str, Any]:
        return {"version": version}

    return arguments


CASES = legal()
ROUTES = (
    RouteCase("IMPRINT", EVERYBODY),
    RouteCase("PRIVACY", EVERYBODY),
    RouteCase("ACCESSIBILITY", EVERYBODY),
)
