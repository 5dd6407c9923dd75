"""School information, read and written (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, SIGNED_IN

DESK = "school_info.office.office_school_info_page_state"
OWN: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_SCHOOL_INFO}


def school_info() -> tuple[Case, ...]:
    """All handlers of the school information and of the office's side of it."""
    state = "school_info.reading.school_info_page_state"
    read: dict[str, Any] = {"may": SIGNED_IN, "page": routes.SCHOOL_INFO, "is_scoped": False}
    return (
        Case(state, "load", **read),
        Case(state, "refresh", **read),
        Case(DESK, "load", **OWN),
        Case(DESK, "refresh", **OWN),
        Case(DESK, "close", **OWN),
        Case(DESK, "ask_delete", arguments=lambda ids: {"asks": True}, **OWN),
        *_contacts(),
        *_texts(),
    )


def _contacts() -> tuple[Case, ...]:
    def contact(ids: Ids) -> dict[str, Any]:
        return {"contact_id": ids.contact}

    opened: dict[str, Any] = {"before": (("open_contact", contact),), "writes": True, **OWN}
    typed = form(section="head", name="Neuer Kontakt", email="neu@school.example", revision="1")
    wrong = form(section="head", name="Neuer Kontakt", email="neu")
    return (
        Case(DESK, "open_contact", arguments=contact, **OWN),
        Case(DESK, "save_contact", arguments=typed, is_scoped=False, **opened),
        Case(DESK, "save_contact", arguments=wrong, **{**opened, "writes": False}),
        Case(DESK, "delete_contact", **opened),
        Case(DESK, "move_contact", arguments=contact, writes=True, **OWN),
    )


def _texts() -> tuple[Case, ...]:
    def text(ids: Ids) -> dict[str, Any]:
        return {"text_id": ids.info_text}

    opened: dict[str, Any] = {"before": (("open_text", text),), "writes": True, **OWN}
    typed = form(title="Neuer Text", text="Anders", revision="1")
    return (
        Case(DESK, "open_text", arguments=text, **OWN),
        Case(DESK, "save_text", arguments=typed, is_scoped=False, **opened),
        Case(DESK, "take_theirs", **{**opened, "writes": False}),
        Case(DESK, "delete_text", **opened),
        Case(DESK, "move_text", arguments=text, writes=True, **OWN),
    )


CASES = school_info()
