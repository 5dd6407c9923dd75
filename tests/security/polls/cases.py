"""Polls: asking, voting and what came back (security Z4)."""

from datetime import timedelta
from typing import Any

from elternportal import clock, routes
from tests.security.case import Arguments, Case, form, nothing
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, PARENTS, SIGNED_IN

VOTE = form(poll="{poll}", child="{pupil}", answer="{poll_option}")
DESK = "polls.office.office_polls_page_state"


def _in_days(days: int) -> str:
    return f"{clock.today() + timedelta(days=days)}"


def _typed(**fields: str) -> Arguments:
    """A poll as the office types it."""
    typed = {
        "title": "Neue Umfrage",
        "text": "",
        "kind": "single",
        "options": "Ja\nNein",
        "revision": "1",
    }
    return form(**{**typed, "ends_on": _in_days(5), **fields})


def polls() -> tuple[Case, ...]:
    """All handlers of the polls and of the office's side of them."""
    state = "polls.voting.polls_page_state"
    read: dict[str, Any] = {"may": SIGNED_IN, "page": routes.POLLS, "is_scoped": False}
    cast: dict[str, Any] = {
        "may": PARENTS,
        "page": routes.POLLS,
        "arguments": VOTE,
        "writes": True,
    }
    return (
        Case(state, "load", **read),
        Case(state, "refresh", **read),
        Case(state, "cast", **cast),
        Case(state, "cast", only=("poll",), **cast),
        Case(state, "cast", only=("pupil",), **cast),
        Case(state, "cast", only=("poll_option",), **cast),
        *_list(),
        *_drafts(),
        *_results(),
    )


def _list() -> tuple[Case, ...]:
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_POLLS, "is_scoped": False}
    new: dict[str, Any] = {"before": (("new_poll", nothing),), **own}
    return (
        Case(DESK, "load", **own),
        Case(DESK, "refresh", **own),
        Case(DESK, "close", **own),
        Case(DESK, "new_poll", **own),
        Case(DESK, "save", arguments=_typed(), writes=True, **new),
        Case(DESK, "save", arguments=_typed(options="Ja"), **new),
        Case(DESK, "ask_delete", arguments=lambda ids: {"asks": True}, **own),
    )


def _drafts() -> tuple[Case, ...]:
    def draft(ids: Ids) -> dict[str, Any]:
        return {"poll_id": ids.poll_draft}

    own: dict[str, Any] = {
        "may": ADMINISTRATION,
        "page": routes.OFFICE_POLLS,
        "before": (("open_poll", draft),),
        "writes": True,
    }
    return (
        Case(DESK, "save", arguments=_typed(), **own),
        Case(DESK, "publish", arguments=form(), **own),
        Case(DESK, "delete", **own),
    )


def _results() -> tuple[Case, ...]:
    def poll(ids: Ids) -> dict[str, Any]:
        return {"poll_id": ids.poll}

    own: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_POLLS}
    opened: dict[str, Any] = {"before": (("open_poll", poll),), **own}
    return (
        Case(DESK, "open_poll", arguments=poll, **own),
        Case(DESK, "save", arguments=_typed(), **opened),
        Case(DESK, "take_theirs", **opened),
        Case(DESK, "publish", arguments=form(), **opened),
        Case(DESK, "delete", **opened),
        Case(DESK, "publish_with_mail", **opened),
        Case(DESK, "publish_later", **opened),
        Case(DESK, "ask_end", arguments=lambda ids: {"asks": True}, **opened),
        Case(DESK, "end", writes=True, **opened),
        Case(DESK, "ask_take_back", arguments=lambda ids: {"asks": True}, **opened),
        Case(DESK, "take_back", writes=True, **opened),
        Case(DESK, "move_end", arguments=form(ends_on=_in_days(9)), writes=True, **opened),
        Case(DESK, "move_end", arguments=form(ends_on=_in_days(-1)), **opened),
    )


CASES = polls()
