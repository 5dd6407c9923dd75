"""Who is not registered yet, on the office's start page, in words."""

from elternportal.i18n import t
from elternportal.state.start_lines import AreaStartLine


def start_lines(without_access: int, language: str) -> AreaStartLine:
    """For how many children nobody is registered; nothing for whoever is not in the office."""
    if not without_access:
        return AreaStartLine()
    return AreaStartLine(hints=[t("start-office-pins", language, count=without_access)])
