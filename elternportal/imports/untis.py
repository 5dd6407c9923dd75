"""Untis GPU files to records: which file holds what, and in which column (data-formats §1).

The six files with master data are read; the plans of other modules (timetable, substitutions …)
may lie in the same folder and are passed over. Personal data that the portal does not need –
reasons of absence, remarks, pupils' mail addresses – is not read at all.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from elternportal.imports.cells import Cells
from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.rows import read_rows
from elternportal.imports.school import (
    ClassRecord,
    Kind,
    LessonRecord,
    PupilRecord,
    Record,
    RoomRecord,
    SubjectRecord,
    TeacherRecord,
)
from elternportal.imports.signatures import foreign_file

# The longest texts that the columns of models/school.py hold.
SHORT, LONG, TITLE, GROUP, KEY, EMAIL = 40, 120, 40, 80, 80, 254


@dataclass(frozen=True, slots=True)
class Entry:
    """The records of one row; they enter the school together or not at all."""

    kind: Kind
    file: str
    line: int
    records: tuple[Record, ...]

    @property
    def ref(self) -> LineRef:
        return (self.file, self.line)


@dataclass(frozen=True, slots=True)
class ParsedFiles:
    """What the files say. Only the kinds in ``delivered`` had a readable file."""

    entries: tuple[Entry, ...]
    delivered: dict[Kind, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def parse(files: Iterable[NamedFile], leave_out: Collection[LineRef] = ()) -> ParsedFiles:
    """Read all files that hold master data, in the order of their names.

    A file in ``leave_out`` with line ``WHOLE_FILE`` is not opened.
    """
    report = Report()
    delivered: dict[Kind, str] = {}
    entries: list[Entry] = []
    ignored: list[str] = []
    for file in sorted(files, key=lambda file: file.name):
        kind = KINDS.get(file.untis_number)
        if kind is None or (file.name, WHOLE_FILE) in leave_out:
            ignored.append(file.name)
        elif kind in delivered:
            report.error(file.name, WHOLE_FILE, "import-file-twice", other=delivered[kind])
        elif found := _read_file(file, kind, report):
            delivered[kind] = file.name
            entries += found
    return ParsedFiles(tuple(entries), delivered, tuple(ignored), tuple(report.findings))


def _read_file(file: NamedFile, kind: Kind, report: Report) -> list[Entry]:
    before = len(report.findings)
    rows = read_rows(file, report)
    if not rows:
        if len(report.findings) == before:
            report.error(file.name, WHOLE_FILE, "import-file-empty")
        return []
    if wrong := foreign_file(file.untis_number, rows):
        report.error(file.name, WHOLE_FILE, wrong)
        return []
    read = READERS[kind]
    return [Entry(kind, row.file, row.line, tuple(read(Cells(row, report)))) for row in rows]


def _subjects(cells: Cells) -> Iterable[Record]:
    yield SubjectRecord(cells.required(1, SHORT), cells.text(2, LONG))


def _rooms(cells: Cells) -> Iterable[Record]:
    yield RoomRecord(cells.required(1, SHORT), cells.text(2, LONG), cells.number(8))


def _teachers(cells: Cells) -> Iterable[Record]:
    yield TeacherRecord(
        short_name=cells.required(1, SHORT),
        surname=cells.text(2, LONG),
        first_name=cells.text(29, LONG),
        title=cells.text(30, TITLE),
        gender=cells.gender(31),
        email=cells.text(33, EMAIL).lower(),
    )


def _classes(cells: Cells) -> Iterable[Record]:
    cells.check_order(20, 21)
    class_teachers = cells.names(30, LONG)
    yield ClassRecord(
        short_name=cells.required(1, SHORT),
        long_name=cells.text(2, LONG),
        grade=cells.text(14, 20),
        class_teacher=class_teachers[0] if class_teachers else "",
    )


def _pupils(cells: Cells) -> Iterable[Record]:
    key = cells.text(15, KEY) or cells.text(9, KEY) or cells.required(1, KEY)
    class_name = cells.text(10, SHORT)
    if not class_name:
        cells.warning("import-pupil-without-class")
    yield PupilRecord(
        key=key,
        surname=cells.required(2, LONG),
        first_name=cells.required(8, LONG),
        gender=cells.gender(11),
        birth_date=cells.date(13),
        class_name=class_name,
    )


def _lessons(cells: Cells) -> Iterable[Record]:
    number, hours = cells.required_number(1), cells.hours(2)
    classes, teacher, subject = cells.names(5, 400), cells.text(6, SHORT), cells.text(7, SHORT)
    group = cells.text(42, GROUP)
    cells.check_order(15, 16)
    if not (classes and teacher and subject):
        cells.warning("import-lesson-incomplete", number=number)
        return
    for class_name in classes:
        yield LessonRecord(number, class_name, teacher, subject, group, hours)


KINDS = {
    "002": Kind.LESSON,
    "003": Kind.CLASS,
    "004": Kind.TEACHER,
    "005": Kind.ROOM,
    "006": Kind.SUBJECT,
    "010": Kind.PUPIL,
}
READERS: dict[Kind, Callable[[Cells], Iterable[Record]]] = {
    Kind.SUBJECT: _subjects,
    Kind.ROOM: _rooms,
    Kind.TEACHER: _teachers,
    Kind.CLASS: _classes,
    Kind.PUPIL: _pupils,
    Kind.LESSON: _lessons,
}
