"""The Schwarzes Brett, read and written (security Z4)."""

from datetime import timedelta
from typing import Any

from elternportal import clock, routes
from tests.security.case import Arguments, Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, SIGNED_IN


def _typed(first_day: int, last_day: int) -> Arguments:
    """A notice for these days, counted from today."""
    today = clock.today()
    return form(
        title="Neuer Aushang",
        text="Neuer Text",
        category="info",
        valid_from=f"{today + timedelta(days=first_day)}",
        valid_until=f"{today + timedelta(days=last_day)}",
        files="",
        revision="1",
    )


def board() -> tuple[Case, ...]:
    """All handlers of the board and of the office's side of it."""
    state = "board.notices.board_page_state"
    read: dict[str, Any] = {"may": SIGNED_IN, "page": routes.BOARD, "is_scoped": False}
    return (Case(state, "load", **read), Case(state, "refresh", **read), *_office())


def _office() -> tuple[Case, ...]:
    state = "board.office.office_board_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_BOARD}

    def notice(ids: Ids) -> dict[str, Any]:
        return {"notice_id": ids.notice}

    opened: dict[str, Any] = {"before": (("open_notice", notice),), **own}
    new: dict[str, Any] = {"before": (("new_notice", lambda ids: {}),), "is_scoped": False, **own}
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "new_notice", is_scoped=False, **own),
        Case(state, "open_notice", arguments=notice, **own),
        Case(state, "close", **own),
        Case(state, "save", arguments=_typed(0, 3), writes=True, **opened),
        Case(state, "save", arguments=_typed(0, 3), writes=True, **new),
        Case(state, "save", arguments=_typed(3, 0), **opened),
        Case(state, "do_not_ask", **own),
        Case(state, "end", writes=True, **opened),
        Case(state, "take_theirs", **opened),
        Case(state, "ask_delete", arguments=lambda ids: {"asks": True}, **own),
        Case(state, "delete", writes=True, **opened),
    )


CASES = board()
