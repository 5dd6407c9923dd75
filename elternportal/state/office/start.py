"""The office's tasks on the start page, in words."""

from elternportal import routes
from elternportal.i18n import t
from elternportal.state.start_lines import AreaStartLine, StartTaskLine


def start_lines(open_tasks: int, language: str) -> AreaStartLine:
    """Only what waits: the office's usual pages are links of their own."""
    if not open_tasks:
        return AreaStartLine()
    return AreaStartLine(
        tasks=[
            StartTaskLine(
                key="office-tasks",
                position=50,
                group="office",
                title=t("menu-office-tasks", language),
                text=t("start-office-tasks", language, count=open_tasks),
                action=t("start-office-tasks-action", language),
                href=routes.localized(routes.OFFICE_TASKS, language),
            )
        ]
    )
