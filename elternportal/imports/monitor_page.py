"""Untis' monitor pages (``subst_001.htm`` …) to substitutions (data-formats §1 and §9).

The school configures the columns, so their headings say what they hold; brackets mean what was
planned. The day of a page stands in its title: a page without one is refused, and never counts for
today. Of the messages of a day only those under a heading that the school has allowed are read, and
never who is absent.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from elternportal.domain.timetable import ChangeKind
from elternportal.imports.cells import Cells
from elternportal.imports.choices import ReadingChoices
from elternportal.imports.columns import CHANGE_TEXT, MANY_NAMES, SHORT
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
from elternportal.imports.monitor_words import HEADINGS, KINDS_OF_WORDS, heading, lessons_of
from elternportal.imports.rows import MAX_ROWS, RowOfNames
from elternportal.imports.school import DayTextRecord, Record, SubstitutionRecord
from elternportal.settings import MEGABYTE

__all__ = ["is_monitor_page", "read_monitor_page"]

SUBSTITUTION, DAY_TEXT = "substitution", "day-text"
NOTHING = frozenset({"", "---", "?", "+", "-"})
NO_ROWS = "keine vertretungen"

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
    return Entry(SUBSTITUTION, page.file, row.line, tuple(_records(page, cells, struck, group)))


def _records(page: _Page, cells: Cells, struck: Mapping[str, str], group: str) -> Iterable[Record]:
    """One record for each lesson and class of a row."""
    teacher, substitute = _teachers(cells, struck)
    subject, new_subject = _before_and_now(cells, struck, "subject")
    room, new_room = _before_and_now(cells, struck, "room")
    lessons = tuple(lessons_of(cells.row.cell("lessons")))
    for lesson in lessons:
        for class_name in _classes(page, cells, group) or [""]:
            yield SubstitutionRecord(
                day=page.day,
                key=_key(cells, lesson, is_one_of_many=len(lessons) > 1),
                class_name=class_name,
                lesson=lesson,
                number=0,
                kind=kind_of_row(cells).value,
                teacher=teacher,
                substitute=substitute,
                subject=subject,
                new_subject=new_subject,
                room=room,
                new_room=new_room,
                text=_text(cells),
            )


def _classes(page: _Page, cells: Cells, group: str) -> list[str]:
    """The classes that had or have the lesson; without such a column, that of the group."""
    names = _names(cells.text("old_class", MANY_NAMES)) + _names(cells.text("class", MANY_NAMES))
    if not {"class", "old_class"} & set(page.fields):
        names = _names(group)
    return list(dict.fromkeys(name[:SHORT] for name in names))


def _teachers(cells: Cells, struck: Mapping[str, str]) -> tuple[str, str]:
    """Who had the lesson and who has it now; empty for the latter if it is the same."""
    before, now = _first_name(cells, "old_teacher"), _first_name(cells, "teacher")
    if struck.get("old_teacher"):
        before, now = struck["old_teacher"], now or _no_sign(before)
    before = before or struck.get("teacher", "")
    return before, "" if now == before else now


def _text(cells: Cells) -> str:
    """What is said of the lesson, with where it has moved."""
    said = (cells.text(name, CHANGE_TEXT) for name in ("text", "moved_away", "moved_here"))
    return " ".join(filter(None, said))[:CHANGE_TEXT]


def kind_of_row(cells: Cells) -> ChangeKind:
    """What a row does to its lesson: that it is cancelled counts first."""
    word = cells.row.cell("kind").casefold()
    by_word = next((kind for start, kind in KINDS_OF_WORDS if word.startswith(start)), None)
    if cells.row.cell("cancelled").casefold() == "x":
        return ChangeKind.CANCELLED
    if cells.row.cell("moved_away") or _ARROW.search(cells.row.cell("lessons")):
        return ChangeKind.MOVED_AWAY
    if by_word is None and cells.row.cell("moved_here"):
        return ChangeKind.MOVED_HERE
    if by_word is None and cells.row.cell("teacher") == "---":
        return ChangeKind.CANCELLED
    return by_word or ChangeKind.SUBSTITUTION


def _before_and_now(cells: Cells, struck: Mapping[str, str], name: str) -> tuple[str, str]:
    """What was planned and what is different; a column without brackets alone is what was."""
    now = _no_sign(cells.text(name, SHORT))
    before = _no_sign(cells.text(f"old_{name}", SHORT)) or struck.get(name, "")
    has_both = bool(cells.row.cell(f"old_{name}") or struck.get(name))
    if not has_both and kind_of_row(cells) is not ChangeKind.SPECIAL:
        return now, ""
    return before, "" if now == before else now


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


def _key(cells: Cells, lesson: int, *, is_one_of_many: bool) -> str:
    """The number that Untis gives the row; without one, what it says."""
    number = cells.row.cell("number")
    if not re.fullmatch("[1-9][0-9]{0,9}", number):
        said = "\0".join(cells.row.cell(name) for name in IDENTIFYING)
        number = "h" + hashlib.sha256(said.encode()).hexdigest()[:12]
    return f"{number}.{lesson}" if is_one_of_many else number


def _first_name(cells: Cells, name: str) -> str:
    """The first of the teachers of a row."""
    return next(iter(_names(cells.text(name, MANY_NAMES))), "")[:SHORT]


def _names(text: str) -> list[str]:
    """The short names in "08A, 08B" or "(08B, 08A)"."""
    names = (name.strip() for name in text.strip().strip("()").split(","))
    return [name for name in names if name not in NOTHING]


def _no_sign(text: str) -> str:
    """A value that stands for something; "?236" is 236, and "248?236" is what comes last."""
    text = text.rpartition("?")[2].strip().strip("()").strip()
    return "" if text in NOTHING else text


def _value(cell: HtmlCell) -> str:
    text = _plain(cell)
    return text if text.strip("() ") else ""


def _plain(cell: HtmlCell) -> str:
    return " ".join(cell.text.split())
