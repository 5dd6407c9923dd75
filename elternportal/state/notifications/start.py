"""On the start page: mails to this person do not arrive, in words."""

from elternportal import routes
from elternportal.i18n import t
from elternportal.state.start_lines import AreaStartLine, StartTaskLine


def start_lines(address: str, language: str) -> AreaStartLine:
    """First of all tasks, for whoever does not hear of the others."""
    if not address:
        return AreaStartLine()
    return AreaStartLine(
        tasks=[
            StartTaskLine(
                key="mails-come-back",
                position=0,
                group="",
                title=t("start-mails-come-back", language),
                text=t("start-mails-come-back-text", language, address=address),
                action=t("start-mails-come-back-action", language),
                href=routes.localized(routes.SETTINGS, language),
            )
        ]
    )
