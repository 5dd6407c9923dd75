"""Untis' monitor pages (``subst_001.htm`` …) to substitutions (data-formats §1 and §9).

The school configures the columns, so their headings say what they hold; brackets mean what was
planned. The day of a page stands in its title: a page without one is refused, and never counts for
today. Of the messages of a day only those under a heading that the school has allowed are read, and
never who is absent.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from elternportal.imports.cells import Cells
from elternportal.imports.changed_lessons import records_of
from elternportal.imports.choices import ReadingChoices
from elternportal.imports.columns import CHANGE_TEXT, SHORT
from elternportal.imports.entries import Contents, Entry
from elternportal.imports.findings import WHOLE_FILE, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.monitor_html import (
    MAX_BYTES,
    HtmlCell,
    HtmlDay,
    HtmlRow,
    is_monitor_page,
    read_page,
)
from elternportal.imports.monitor_words import HEADINGS, heading, lessons_of
from elternportal.imports.rows import MAX_ROWS, RowOfNames
from elternportal.imports.school import DayTextRecord
from elternportal.settings import MEGABYTE

__all__ = ["is_monitor_page", "read_monitor_page"]

SUBSTITUTION, DAY_TEXT = "substitution", "day-text"
NOTHING = frozenset({"", "---", "?", "+", "-"})
NO_ROWS = "keine vertretungen"
END, END_BYTES = b"</html>", 2_000  # a page without its end has lost rows, too

IDENTIFYING = ("lessons", "old_class", "class", "old_teacher", "teacher", "old_subject", "subject")
ABSENT = ("abs", "lehrer abs")  # the same lesson under the absent teacher: no row of its own

_DATE = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})?(?!\d)", re.ASCII)
_ARROW = re.compile(r"[-=–]+>|→")


@dataclass(frozen=True, slots=True)
class _Page:
    """Where a row comes from: its file, its day and what its columns hold."""

    file: str
    day: date
    fields: tuple[str, ...]


def read_monitor_page(file: NamedFile, report: Report, choices: ReadingChoices) -> Contents:
    """The substitutions of each day of a page, and what it may say to everybody."""
    if file.size > MAX_BYTES:
        size, limit = -(-file.size // MEGABYTE), MAX_BYTES // MEGABYTE
        report.error(file.name, WHOLE_FILE, "import-file-too-large", size=size, limit=limit)
        return Contents()
    if END not in file.content[-END_BYTES:].lower():
        report.error(file.name, WHOLE_FILE, "import-monitor-cut")
        return Contents()
    page = read_page(file)
    entries: list[Entry] = []
    days: list[date] = []
    before = len(report.findings)
    for html_day in page.days:
        day = _day_of(html_day.title)
        if day is None:
            title = " ".join(html_day.title.split())[:60]
            report.error(file.name, WHOLE_FILE, "import-monitor-no-day", title=title)
            continue
        days.append(day)
        entries += _substitutions(file.name, html_day, day, report, choices)
        entries += _messages(file.name, html_day, day, report, choices)
    if not days or any(one.line == WHOLE_FILE and one.is_error for one in report.findings[before:]):
        return Contents()
    kinds = [SUBSTITUTION, DAY_TEXT] if choices.messages else [SUBSTITUTION]
    covered = dict.fromkeys(kinds, tuple(days))
    return Contents(
        tuple(entries),
        frozenset(kinds),
        covered,
        only_days=frozenset(days),
        next_page=page.next_page,
    )


def _substitutions(
    file: str, html_day: HtmlDay, day: date, report: Report, choices: ReadingChoices
) -> Iterator[Entry]:
    page: _Page | None = None
    group = ""
    if len(html_day.rows) > MAX_ROWS:
        report.error(file, WHOLE_FILE, "import-file-too-long", limit=MAX_ROWS)
        return
    for row in html_day.rows:
        if any(cell.is_head for cell in row.cells):
            page = _Page(file, day, _fields(file, row, report, choices))
        elif any(cell.is_group for cell in row.cells):
            group = _plain(row.cells[0])
        elif len(row.cells) == 1 and _plain(row.cells[0]).casefold().startswith(NO_ROWS):
            continue
        elif page is None or "lessons" not in page.fields:
            report.error(file, WHOLE_FILE, "import-monitor-headings")
            return
        elif entry := _entry(page, row, group, report):
            yield entry


def _fields(file: str, row: HtmlRow, report: Report, choices: ReadingChoices) -> tuple[str, ...]:
    """What each column holds; one that is not known is named and not read."""
    known: Mapping[str, str] = HEADINGS | {
        heading(name): field for name, field in choices.headings.items()
    }
    fields = []
    for cell in row.cells:
        name = heading(_plain(cell))
        if name and name not in known:
            report.warning(file, row.line, "import-monitor-column", name=_plain(cell)[:40])
        fields.append(known.get(name, ""))
    return tuple(fields)


def _entry(page: _Page, row: HtmlRow, group: str, report: Report) -> Entry | None:
    by_field = {name: cell for name, cell in zip(page.fields, row.cells, strict=False) if name}
    values = {name: _value(cell) for name, cell in by_field.items()}
    struck = {name: " ".join(cell.old.split())[:SHORT] for name, cell in by_field.items()}
    cells = Cells(RowOfNames(page.file, row.line, values), report)
    if values.get("kind", "").casefold().startswith(ABSENT):
        return Entry(SUBSTITUTION, page.file, row.line, (), page.day)
    own_day = _own_day(values.get("day", ""), page.day)
    lessons = tuple(lessons_of(values.get("lessons", "")))
    if own_day is None or not lessons:
        cells.error("import-substitution-undated")
        return Entry(SUBSTITUTION, page.file, row.line, ())
    if own_day != page.day:
        cells.warning("import-monitor-other-day", day=_shown(own_day), title=_shown(page.day))
        return None
    own_group = "" if {"class", "old_class"} & set(page.fields) else group
    records = tuple(records_of(cells, page.day, struck, own_group))
    return Entry(SUBSTITUTION, page.file, row.line, records)


def _messages(
    file: str, html_day: HtmlDay, day: date, report: Report, choices: ReadingChoices
) -> Iterator[Entry]:
    """What stands under an allowed heading: the first cell of a row, or the table's own."""
    table, said, line = "", [], html_day.line
    for row in html_day.messages:
        words = [_plain(cell) for cell in row.cells]
        if any(cell.is_head for cell in row.cells):
            table = words[0]
        elif len(words) > 1 and choices.allows(words[0]):
            said.append(f"{words[0]}: {' '.join(words[1:])}")
        elif len(words) == 1 and choices.allows(table):
            said.append(words[0])
    if choices.messages and said:
        cells = Cells(RowOfNames(file, line, {"text": "\n".join(filter(None, said))}), report)
        text = cells.row.cell("text")[:CHANGE_TEXT]
        yield Entry(DAY_TEXT, file, line, (DayTextRecord(day=day, text=text),))


def _day_of(title: str) -> date | None:
    """The day in a title, which must have a year."""
    found = _DATE.search(title)
    if not found or not found[3]:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _shown(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _own_day(text: str, of_page: date) -> date | None:
    """The day of a row, which may lack its year or stand in the title alone."""
    if not text:
        return of_page
    found = _DATE.search(text)
    if not found:
        return None
    years = [int(found[3])] if found[3] else [of_page.year + step for step in (0, 1, -1)]
    days = []
    for year in years:
        try:
            days.append(date(year, int(found[2]), int(found[1])))
        except ValueError:
            continue
    return min(days, key=lambda day: abs(day - of_page), default=None)


def _value(cell: HtmlCell) -> str:
    text = _plain(cell)
    return text if text.strip("() ") else ""


def _plain(cell: HtmlCell) -> str:
    return " ".join(cell.text.split())
