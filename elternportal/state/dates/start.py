"""The next dates on the start page, in words."""

from datetime import timedelta

from elternportal import routes
from elternportal.domain.dates import DateSpan
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.dates.reading import DateRow
from elternportal.services.dates.start import NextDatesView
from elternportal.state.dates.words import span_text
from elternportal.state.start_lines import AreaStartLine, ListLine, StartSectionLine


def start_lines(view: NextDatesView, language: str) -> AreaStartLine:
    """Today, tomorrow and the days after, with the children whom each date concerns."""
    lines = [_line(row, view, language) for row in view.rows]
    title = t("menu-dates", language)
    return AreaStartLine(
        sections=[StartSectionLine("dates", title, lines, is_next=True)] if lines else []
    )


def _line(row: DateRow, view: NextDatesView, language: str) -> ListLine:
    page = routes.localized(routes.DATES, language)
    return ListLine(
        key=str(row.date_id),
        href=f"{page}?{routes.DATE_ID}={row.date_id}",
        title=" – ".join(filter(None, (row.title, _times(row.span, language)))),
        badge=_when(row, view, language),
        tone="warning" if row.span.first_day <= view.today else "info",
        icon="calendar",
        children=[child.label for child in row.children],
    )


def _when(row: DateRow, view: NextDatesView, language: str) -> str:
    """The nearest of its days that is not over."""
    nearest = max(row.span.first_day, view.today)
    if nearest == view.today:
        return t("dates-today", language)
    if nearest == view.today + timedelta(days=1):
        return t("dates-tomorrow", language)
    return day(nearest, language)


def _times(span: DateSpan, language: str) -> str:
    """The hours of a date of one day; all of a longer one."""
    if span.first_day != span.last_day:
        return span_text(span, language)
    return span_text(span, language).removeprefix(day(span.first_day, language)).lstrip(", ")
