"""Lunch on the start page, in words."""

from collections.abc import Sequence

from elternportal.domain.lunch import LUNCH

from elternportal import routes
from elternportal.i18n import t
from elternportal.state.start_lines import AreaStartLine, ListLine, StartSectionLine


def start_lines(view: Sequence[str], language: str) -> AreaStartLine:
    """Today's meal."""
    href = routes.localized(LUNCH, language)
    lines = [ListLine(key=meal, href=href, title=meal) for meal in view]
    return AreaStartLine(sections=[StartSectionLine("lunch", t("menu-lunch", language), lines)])
