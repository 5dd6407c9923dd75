"""The forms of one child and of one teacher (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.roles import ADMINISTRATION


def people_by_hand() -> tuple[Case, ...]:
    """Office and head see every child and teacher: none is foreign to them."""
    child = form(first_name="Nele", surname="Neu", class_id="1", revision="0")
    teacher = form(surname="Neu", short_name="Zz", email="", revision="0")
    return (
        *_one("child", routes.OFFICE_CHILD, child),
        *_one("teacher", routes.OFFICE_TEACHER, teacher),
    )


def _one(name: str, route: str, typed: Any) -> tuple[Case, ...]:
    state = f"school.{name}.office_{name}_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "is_scoped": False, "page": route}
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "take_theirs", **own),
        Case(state, "ask_leave", arguments=lambda ids: {"asks": True}, **own),
        Case(state, "save", arguments=typed, writes=True, **own),
        Case(state, "leave", **own),
    )
