"""The start page's words about access: who is not registered yet, and the second factor."""

from elternportal import routes
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.access.start import AccessStartView
from elternportal.state.start_lines import AreaStartLine, StartTaskLine


def start_lines(view: AccessStartView, language: str) -> AreaStartLine:
    """For how many children nobody is registered, for the office; and what the person has to do."""
    shown = AreaStartLine()
    if view.without_access:
        shown.hints.append(t("start-office-pins", language, count=view.without_access))
    if view.lacks_factor:
        shown.tasks.append(_set_up(t("factor-start-over", language), language))
    elif view.factor_due is not None:
        day = date_with_year(view.factor_due, language)
        shown.tasks.append(_set_up(t("factor-start", language, day=day), language))
    return shown


def _set_up(text: str, language: str) -> StartTaskLine:
    return StartTaskLine(
        key="second-factor",
        position=5,
        group="settings",
        title=t("factor-start-title", language),
        text=text,
        action=t("factor-start-action", language),
        href=routes.localized(routes.SECOND_FACTOR, language),
    )
