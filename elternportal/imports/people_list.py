"""Lists of children, teachers or guardians from any program: CSV or Excel, with headings.

The headings say what stands where, as ASV's own reports or another program name them; a school that
has other ones says so in its settings. Columns without a known heading are not read, whatever is
in them, and neither are dates of birth.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from elternportal import clock
from elternportal.imports.cells import Cells
from elternportal.imports.choices import ReadingChoices
from elternportal.imports.columns import KEY, LONG, SHORT, TITLE
from elternportal.imports.entries import Contents, Entry
from elternportal.imports.findings import WHOLE_FILE, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.rows import Row, RowOfNames, read_rows
from elternportal.imports.school import (
    ClassRecord,
    GuardianRecord,
    PupilRecord,
    Record,
    TeacherRecord,
)
from elternportal.imports.xlsx import is_workbook, read_workbook

HEADINGS = {
    "lokalesdifferenzierungsmerkmal": "key",
    "differenzierungsmerkmal": "key",
    "schlüssel": "key",
    "externeid": "key",
    "schülernummer": "key",
    "familienname": "surname",
    "nachname": "surname",
    "zuname": "surname",
    "vornamen": "first_name",
    "vorname": "first_name",
    "rufname": "call_name",
    "klasse": "class",
    "klassenname": "class",
    "geschlecht": "gender",
    "mwkurzform": "gender",
    "austrittam": "leaves",
    "austrittamvoraussichtlich": "leaves",
    "kürzel": "short_name",
    "namenskürzel": "short_name",
    "titel": "title",
    "akademischergrad": "title",
    "email": "email",
    "schlüsseldeskindes": "pupil",
    "kind": "pupil",
    "straße": "street",
    "plz": "postal_code",
    "postleitzahl": "postal_code",
    "ort": "city",
    "auskunftsberechtigt": "may_be_informed",
    "hauptansprechpartner": "is_main",
}
YES = frozenset({"ja", "j", "1", "x", "true", "wahr", "yes"})
STREET, POSTAL_CODE, CITY = 100, 10, 120


@dataclass(frozen=True, slots=True)
class _List:
    """A kind of list: it needs these columns, and its rows are read so."""

    kind: str
    needs: frozenset[str]
    read: Callable[[Cells], Iterable[Record]]


def is_people_list(file: NamedFile) -> bool:
    """Whether the first line has headings of one of the lists, also if some are the school's own.

    Files of Untis have no headings, and are known by their names.
    """
    if file.untis_number:
        return False
    if is_workbook(file):
        return True
    first = file.content[:4_000].splitlines()[:1]
    words = _plain(first[0].decode("utf-8", "replace")) if first else ""
    return b"<" not in file.content[:200] and sum(one in words for one in SURE) >= 2


def read_people_list(file: NamedFile, report: Report, choices: ReadingChoices) -> Contents:
    """The rows of the one kind that the headings fit; children bring their classes along."""
    before = len(report.findings)
    is_excel = is_workbook(file)
    rows = read_workbook(file, report) if is_excel else read_rows(file, report)
    if not rows:
        if len(report.findings) == before:
            report.error(file.name, WHOLE_FILE, "import-file-empty")
        return Contents()
    fields = _fields(file.name, rows[0], report, choices.columns)
    found = next((one for one in LISTS if one.needs <= set(fields)), None)
    if found is None or len(rows) < 2:
        key = "import-list-headings" if found is None else "import-file-empty"
        report.error(file.name, WHOLE_FILE, key)
        return Contents()
    entries = [_entry(found, fields, row, report) for row in rows[1:]]
    classes = _classes(entries) if found.kind == "pupil" else []
    return Contents.of_several([*classes, *entries], second_to_timetable=("class",))


def heading(text: str) -> str:
    """A heading without signs and blanks, in small letters."""
    return "".join(sign for sign in text.casefold().replace("ß", "ss") if sign.isalnum())


def _fields(file: str, head: Row, report: Report, own: Mapping[str, str]) -> tuple[str, ...]:
    known = KNOWN | {heading(name): KNOWN.get(heading(usual), "") for name, usual in own.items()}
    fields = tuple(known.get(heading(cell), "") for cell in head.cells)
    unread = [cell for cell, name in zip(head.cells, fields, strict=True) if cell and not name]
    if unread:
        names = ", ".join(unread)[:300]
        report.warning(file, head.line, "import-list-unread", names=names)
    return fields


def _entry(of: _List, fields: Sequence[str], row: Row, report: Report) -> Entry:
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


def _pupil(cells: Cells) -> Iterable[Record]:
    left = cells.german_date("leaves")
    if left is not None and left < clock.today():
        return
    class_name = cells.short_name("class", SHORT)
    if not class_name:
        cells.warning("import-pupil-without-class")
    yield PupilRecord(
        key=cells.required("key", KEY),
        surname=cells.required_name("surname", LONG),
        first_name=cells.name("call_name", LONG) or cells.required_name("first_name", LONG),
        gender=cells.gender("gender"),
        class_name=class_name,
    )


def _teacher(cells: Cells) -> Iterable[Record]:
    yield TeacherRecord(
        short_name=cells.required("short_name", SHORT),
        surname=cells.required_name("surname", LONG),
        first_name=cells.name("call_name", LONG) or cells.name("first_name", LONG),
        title=cells.text("title", TITLE),
        gender=cells.gender("gender"),
        email=cells.email("email"),
    )


def _guardian(cells: Cells) -> Iterable[Record]:
    """One row for each guardian and child, known by the name."""
    surname, first_name = cells.required_name("surname", LONG), cells.name("first_name", LONG)
    yield GuardianRecord(
        pupil=cells.required("pupil", KEY),
        key=heading(f"{first_name}{surname}")[:20],
        surname=surname,
        first_name=first_name,
        title=cells.text("title", TITLE),
        email=cells.email("email"),
        street=cells.text("street", STREET),
        postal_code=cells.text("postal_code", POSTAL_CODE),
        city=cells.text("city", CITY),
        may_be_informed=cells.row.cell("may_be_informed").casefold() in YES,
        is_main=cells.row.cell("is_main").casefold() in YES,
    )


def _plain(text: str) -> str:
    return heading(text.split("\n")[0])


KNOWN = {heading(name): field for name, field in HEADINGS.items()}
SURE = ("familienname", "nachname", "vorname", "rufname", "klasse", "kürzel", "zuname")
LISTS = (
    _List("guardian", frozenset({"pupil", "surname"}), _guardian),
    _List("pupil", frozenset({"key", "surname", "class"}), _pupil),
    _List("teacher", frozenset({"short_name", "surname"}), _teacher),
)
