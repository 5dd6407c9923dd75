"""The office's tasks and its mailbox (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, RouteCase
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION


def office_tasks() -> tuple[Case, ...]:
    state = "office.tasks.office_tasks_page_state"
    tasks: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_TASKS}

    def task_id(ids: Ids) -> dict[str, Any]:
        return {"task_id": ids.task}

    return (
        Case(state, "load", **tasks),
        Case(state, "refresh", **tasks),
        Case(state, "finish", arguments=task_id, writes=True, **tasks),
        Case(state, "free", arguments=task_id, writes=True, **tasks),
        Case(
            state,
            "finish_call",
            arguments=lambda ids: {"call_id": ids.call},
            writes=True,
            **tasks,
        ),
    )


def mailbox() -> tuple[Case, ...]:
    state = "office.mailbox.mailbox_page_state"
    mail: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_MAILBOX}

    def mail_id(ids: Ids) -> dict[str, Any]:
        return {"mail_id": ids.mail}

    return (
        Case(state, "load", **mail),
        Case(state, "refresh", **mail),
        Case(state, "search", arguments=lambda ids: {"form": {"suche": "Anna"}}, **mail),
        Case(state, "retry", arguments=mail_id, writes=True, **mail),
        Case(state, "try_server", **mail),  # nothing is held up here, so there is nothing to write
    )


CASES = (*office_tasks(), *mailbox())
ROUTES = (RouteCase("CALL_NOTES", ADMINISTRATION), RouteCase("MAIL_TABLE", ADMINISTRATION))
