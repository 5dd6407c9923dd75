"""Lists with headings from any program: CSV or Excel (``list_kinds.py`` says what they may hold).

What a column holds say a profile that the school has saved for such a list, or else the usual
headings and those of the school's settings. Columns of which nothing is said are not read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elternportal.imports.cells import Cells
from elternportal.imports.choices import ListProfile, ReadingChoices
from elternportal.imports.entries import Contents, Entry
from elternportal.imports.findings import WHOLE_FILE, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.list_kinds import ListKind, likely_kind, list_kind
from elternportal.imports.list_words import KNOWN, SURE, distinct, heading, is_never_read
from elternportal.imports.rows import Row, RowOfNames, read_rows
from elternportal.imports.school import ClassRecord, PupilRecord
from elternportal.imports.xlsx import is_workbook, read_workbook

SEPARATORS = ";,\t|"
SAMPLES, LONGEST_SAMPLE = 3, 40
LONGEST_HEADING, MOST_COLUMNS = 120, 100


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column as the office sees it: heading, some cells, and what it probably holds.

    What the portal must not know (``is_never_read``) shows no cells.
    """

    heading: str
    samples: tuple[str, ...]
    field: str
    is_never_read: bool


def is_list(file: NamedFile) -> bool:
    """Whether it is a workbook, a .csv or begins with headings that are known.

    Files of Untis have no headings, and are known by their names.
    """
    if file.untis_number:
        return False
    if is_workbook(file):
        return True
    if b"<" in file.content[:200]:
        return False
    first = file.content[:4_000].splitlines()[:1]
    words = heading(first[0].decode("utf-8", "replace")) if first else ""
    return file.name.casefold().endswith(".csv") or sum(one in words for one in SURE) >= 2


def read_list(file: NamedFile, report: Report, choices: ReadingChoices) -> Contents:
    """The rows of the one kind that the list is of; children bring their classes along."""
    rows = _rows(file, report)
    if not rows:
        return Contents()
    columns = distinct(rows[0].cells)
    profile = choices.profile_of(columns)
    found, fields = _mapping(columns, profile, choices.columns)
    if found is None:
        report.error(file.name, WHOLE_FILE, "import-list-headings")
        return Contents()
    if len(rows) < 2:
        report.error(file.name, WHOLE_FILE, "import-file-empty")
        return Contents()
    _tell_unread(rows[0], fields, report, is_known=profile is not None)
    entries = [_entry(found, fields, row, report) for row in rows[1:]]
    if found.is_plan:
        return Contents.of(found.kind, entries)
    classes = _classes(entries) if found.kind == "pupil" else []
    return Contents.of_several([*classes, *entries], second_to_timetable=("class",))


def columns_of(file: NamedFile, choices: ReadingChoices) -> tuple[str, tuple[ListColumn, ...]]:
    """What the list is probably of, and its columns; both empty if it cannot be read."""
    rows = _rows(file, Report())
    if not rows:
        return "", ()
    headings = distinct(rows[0].cells)[:MOST_COLUMNS]
    found, fields = _mapping(headings, choices.profile_of(headings), choices.columns)
    columns = tuple(
        ListColumn(
            name[:LONGEST_HEADING],
            () if is_never_read(name) else _samples(rows[1:], place),
            fields[place],
            is_never_read(name),
        )
        for place, name in enumerate(headings)
        if name
    )
    return found.kind if found else "", columns


def suggested(name: str, kind: ListKind, own: Mapping[str, str]) -> str:
    """The field of a kind that a column with this heading probably holds; empty for none."""
    field = _known(own).get(heading(name), "")
    return field if field in kind.fields and not is_never_read(name) else ""


def _rows(file: NamedFile, report: Report) -> list[Row]:
    before = len(report.findings)
    is_excel = is_workbook(file)
    rows = read_workbook(file, report) if is_excel else read_rows(file, report, SEPARATORS)
    if not rows and len(report.findings) == before:
        report.error(file.name, WHOLE_FILE, "import-file-empty")
    return rows


def _mapping(
    columns: Sequence[str], profile: ListProfile | None, own: Mapping[str, str]
) -> tuple[ListKind | None, tuple[str, ...]]:
    """What a list is of, and the field of each column; empty for one that is not read."""
    if profile is not None:
        fields = tuple(
            "" if is_never_read(name) else profile.columns.get(name, "") for name in columns
        )
        return list_kind(profile.kind), fields
    known = _known(own)
    fields = tuple("" if is_never_read(name) else known.get(heading(name), "") for name in columns)
    found = likely_kind(fields)
    of_kind = found.fields if found else ()
    return found, tuple(field if field in of_kind else "" for field in fields)


def _known(own: Mapping[str, str]) -> dict[str, str]:
    return KNOWN | {heading(name): KNOWN.get(heading(usual), "") for name, usual in own.items()}


def _samples(rows: Sequence[Row], place: int) -> tuple[str, ...]:
    """The first different cells of a column that are not empty."""
    cells = (row.cell(place + 1)[:LONGEST_SAMPLE] for row in rows[:200])
    return tuple(dict.fromkeys(filter(None, cells)))[:SAMPLES]


def _tell_unread(head: Row, fields: Sequence[str], report: Report, *, is_known: bool) -> None:
    """Name the columns that are not read; a profile has left them out knowingly."""
    unread = [cell for cell, name in zip(head.cells, fields, strict=True) if cell and not name]
    if unread and not is_known:
        names = ", ".join(unread)[:300]
        report.warning(head.file, head.line, "import-list-unread", names=names)


def _entry(of: ListKind, fields: Sequence[str], row: Row, report: Report) -> Entry:
    values = {name: cell for name, cell in zip(fields, row.cells, strict=False) if name}
    cells = Cells(RowOfNames(row.file, row.line, values), report)
    return Entry(of.kind, row.file, row.line, tuple(of.read(cells)))


def _classes(entries: Sequence[Entry]) -> list[Entry]:
    """The classes in which there are children, each with the first of them."""
    found: dict[str, Entry] = {}
    for entry in entries:
        for record in entry.records:
            if isinstance(record, PupilRecord) and record.class_name not in found:
                school_class = (ClassRecord(record.class_name),)
                found[record.class_name] = Entry("class", entry.file, entry.line, school_class)
    return [entry for name, entry in found.items() if name]
