"""The event handlers of the office's page of teachers (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION


def teachers() -> tuple[Case, ...]:
    state = "access.teachers.office_teachers_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_TEACHERS}
    whole: dict[str, Any] = {**own, "is_scoped": False}

    def teacher(ids: Ids) -> dict[str, Any]:
        return {"teacher_id": ids.new_teacher}

    return (
        Case(state, "load", **whole),
        Case(state, "refresh", **whole),
        Case(state, "ask_all", arguments=lambda ids: {"asks": True}, **whole),
        Case(state, "invite_all", writes=True, **whole),
        Case(state, "invite", arguments=teacher, writes=True, **own),
        Case(state, "type_address", arguments=teacher, echoes=("typing_for",), **own),
        Case(
            state,
            "invite_at",
            arguments=form(email="neu@canary.example"),
            before=(("type_address", teacher),),
            writes=True,
            echoes=("typing_for",),
            **own,
        ),
        Case(state, "look_at_owner", arguments=teacher, writes=True, **own),
        Case(state, "ask_owner", **whole),
        Case(state, "do_not_ask", **whole),
    )
