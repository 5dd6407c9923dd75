"""Lost property: what was found, and who says that it is theirs (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, PARENTS, SIGNED_IN


def lost_property() -> tuple[Case, ...]:
    """All handlers of lost property and of the office's side of it."""
    state = "lost_property.items.lost_property_page_state"
    read: dict[str, Any] = {"may": SIGNED_IN, "page": routes.LOST_PROPERTY, "is_scoped": False}
    own: dict[str, Any] = {"may": PARENTS, "page": routes.LOST_PROPERTY}
    asked: dict[str, Any] = {"echoes": ("claims_item",), **own}

    def claimed(ids: Ids) -> dict[str, Any]:
        return {"item_id": ids.claimed_item}

    return (
        Case(state, "load", **read),
        Case(state, "refresh", **read),
        Case(state, "ask_claim", arguments=_item, **asked),
        Case(
            state,
            "claim",
            arguments=form(note="Mit Namen innen"),
            before=(("ask_claim", _item),),
            writes=True,
            **asked,
        ),
        Case(state, "withdraw", arguments=claimed, writes=True, **own),
        *_office(),
    )


def _item(ids: Ids) -> dict[str, Any]:
    return {"item_id": ids.found_item}


def _office() -> tuple[Case, ...]:
    state = "lost_property.office.office_lost_property_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_LOST_PROPERTY}
    asked: dict[str, Any] = {"echoes": ("returns_item",), **own}
    opened: dict[str, Any] = {"before": (("open_item", _item),), "writes": True, **own}
    words = {"title": "Rote Mütze", "place": "Aula", "found_on": "2026-11-20", "revision": "1"}
    photo = form(files="{unused_key}", **words)
    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "open_item", arguments=_item, **own),
        # What is not there is not opened; then the form is that of a new thing.
        Case(state, "save", arguments=form(files="", **words), is_scoped=False, **opened),
        Case(state, "save", arguments=photo, only=("unused_key",), **opened),
        Case(state, "take_theirs", **{**opened, "writes": False}),
        Case(state, "ask_return", arguments=_item, **asked),
        Case(state, "return_item", before=(("ask_return", _item),), writes=True, **asked),
    )


CASES = lost_property()
