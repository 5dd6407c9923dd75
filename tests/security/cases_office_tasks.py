"""The event handlers of the office's tasks page (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case
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
    )
