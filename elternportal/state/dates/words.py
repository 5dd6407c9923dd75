"""Dates as pages show them: plain rows of strings in the page's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from elternportal.domain.dates import DateCategory, DateSpan, month_of, weeks_of
from elternportal.i18n import t
from elternportal.i18n.dates import day, long_day, month_name
from elternportal.services.dates.reading import DateRow
from elternportal.state.file_views import FileLine, file_lines
from elternportal.texts.markdown import to_html

MOST_IN_A_CELL = 3


@dataclass
class DateLine:
    """A date; ``heading`` names the month where one begins in the list, else it is empty.

    ``category`` is a :class:`~elternportal.domain.dates.DateCategory` value.
    """

    key: str
    anchor: str  # the id of its place on the page
    heading: str
    title: str
    when: str
    place: str
    html: str
    category: str
    children: str
    files: list[FileLine] = field(default_factory=list)


@dataclass
class DayLine:
    """A day in the month's table; ``href`` leads to its first date below, or is empty."""

    key: str
    number: str
    name: str
    href: str
    titles: list[str]
    more: str
    is_today: bool
    is_free: bool
    is_outside: bool


@dataclass
class WeekLine:
    """A row of the month's table."""

    key: str
    days: list[DayLine]


def date_lines(rows: Iterable[DateRow], language: str) -> list[DateLine]:
    """The rows in their order, each month under its name."""
    lines: list[DateLine] = []
    month: date | None = None
    for row in rows:
        begins = month_of(row.span.first_day)
        heading = "" if begins == month else month_name(begins, language)
        lines.append(date_line(row, language, heading))
        month = begins
    return lines


def date_line(row: DateRow, language: str, heading: str = "") -> DateLine:
    """One date."""
    return DateLine(
        key=_key(row),
        anchor=_anchor(row),
        heading=heading,
        title=title_of(row, language),
        when=span_text(row.span, language),
        place=row.place,
        html=to_html(row.text) if row.text else "",
        category=row.category.value,
        children=", ".join(child.name for child in row.children),
        files=file_lines(row.files, language),
    )


def week_lines(first: date, rows: Sequence[DateRow], today: date, language: str) -> list[WeekLine]:
    """The month that begins on ``first`` as a table of its weeks."""
    return [
        WeekLine(
            key=week[0].isoformat(),
            days=[_day_line(one, first, rows, today, language) for one in week],
        )
        for week in weeks_of(first)
    ]


def span_text(span: DateSpan, language: str) -> str:
    """Mo, 23.11., 8:00–9:30 / Mo, 23.11. – Fr, 27.11."""
    begins, ends = _at(span.starts_at), _at(span.ends_at)
    first = day(span.first_day, language)
    if span.first_day == span.last_day:
        times = "–".join(filter(None, (begins, ends)))
        return ", ".join(filter(None, (first, times)))
    last = day(span.last_day, language)
    return " – ".join(", ".join(filter(None, one)) for one in ((first, begins), (last, ends)))


def title_of(row: DateRow, language: str) -> str:
    """The title; the first and last day of lessons have a word of their own."""
    return row.title or t(f"dates-known-{row.known_as}", language)


def _key(row: DateRow) -> str:
    if row.date_id:
        return str(row.date_id)
    return f"{row.known_as}-{row.span.first_day}-{row.title}"


def _at(moment: time | None) -> str:
    return f"{moment.hour}:{moment.minute:02}" if moment else ""


def _day_line(
    one: date, first: date, rows: Sequence[DateRow], today: date, language: str
) -> DayLine:
    is_outside = month_of(one) != first
    here = [] if is_outside else [row for row in rows if row.span.touches(one, one)]
    titles = [title_of(row, language) for row in here]
    hidden = len(titles) - MOST_IN_A_CELL
    count = t("dates-month-count", language, count=len(here)) if here else ""
    return DayLine(
        key=one.isoformat(),
        number=str(one.day),
        name=", ".join(filter(None, (long_day(one, language), count))),
        href=f"#{_anchor(here[0])}" if here else "",
        titles=titles[:MOST_IN_A_CELL],
        more=t("dates-month-more", language, count=hidden) if hidden > 0 else "",
        is_today=one == today,
        is_free=any(row.category is DateCategory.FREE for row in here),
        is_outside=is_outside,
    )


def _anchor(row: DateRow) -> str:
    return "termin-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in _key(row))
