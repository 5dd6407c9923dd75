"""Today and tomorrow of each child on the start page, in words."""

from collections.abc import Sequence

from elternportal import clock
from elternportal.domain.timetable import CHILD, DAY, TIMETABLE
from elternportal.i18n import t
from elternportal.i18n.dates import day as day_text
from elternportal.services.timetable.glance import ChildGlanceRow
from elternportal.services.timetable.week import DayView
from elternportal.state.listing import list_address
from elternportal.state.start_lines import AreaStartLine, ListLine, StartSectionLine
from elternportal.state.timetable.lesson_views import time_text


def start_lines(view: Sequence[ChildGlanceRow], language: str) -> AreaStartLine:
    """One line for each child and day: when it begins, exams and dates, and how much differs."""
    lines = [_line(row, day, language) for row in view for day in row.days]
    if not lines:
        return AreaStartLine()
    return AreaStartLine(
        sections=[
            StartSectionLine("timetable", t("timetable-at-start", language), lines, is_next=True)
        ]
    )


def _line(row: ChildGlanceRow, day: DayView, language: str) -> ListLine:
    is_today = day.day == clock.today()
    when = t("timetable-today", language) if is_today else day_text(day.day, language)
    parameters: dict[str, str | int] = {CHILD: row.child.id, DAY: day.day.isoformat()}
    return ListLine(
        key=f"{row.child.id}-{day.day}",
        href=list_address(TIMETABLE, language, parameters),
        title=f"{when[0].upper()}{when[1:]}: {', '.join((_begins(day, language), *day.notes))}",
        badge=t("timetable-changes", language, count=day.changes) if day.changes else "",
        tone="warning",
        children=[row.child.label],
    )


def _begins(day: DayView, language: str) -> str:
    first = day.begins_at
    if first is None:
        return t("timetable-begins-unsure", language)
    time = time_text(first).partition("–")[0]
    if not time:
        return t("timetable-begins-lesson", language, lesson=first.held.lesson)
    return t("timetable-begins", language, time=time)
