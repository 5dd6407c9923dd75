"""Untis GPU files to records, by the table of kinds.

Files of no kind may lie in the same folder and are passed over.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from elternportal import clock
from elternportal.imports.cells import Cells
from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.kinds import KindSpec, kind_of_file, signatures
from elternportal.imports.rows import Row, read_rows
from elternportal.imports.school import Record
from elternportal.imports.signatures import foreign_file


@dataclass(frozen=True, slots=True)
class Entry:
    """The records of one row; they enter the school together or not at all.

    ``empty_day`` is the day of a sound row that brings none.
    """

    kind: str
    file: str
    line: int
    records: tuple[Record, ...]
    empty_day: date | None = None

    @property
    def ref(self) -> LineRef:
        return (self.file, self.line)


@dataclass(frozen=True, slots=True)
class ParsedFiles:
    """What the files say. Only the kinds in ``delivered`` had a readable file.

    ``empty_days`` are days of a dated kind of which a file says that there is nothing to record.
    """

    entries: tuple[Entry, ...]
    delivered: dict[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    empty_days: dict[str, tuple[date, ...]] = field(default_factory=dict)


def parse(files: Iterable[NamedFile], leave_out: Collection[LineRef] = ()) -> ParsedFiles:
    """Read all files of which there is a kind, in the order of their names.

    A file in ``leave_out`` with line ``WHOLE_FILE`` is not opened.
    """
    report = Report()
    delivered: dict[str, str] = {}
    entries: list[Entry] = []
    ignored: list[str] = []
    empty_days: dict[str, tuple[date, ...]] = {}
    for file in sorted(files, key=lambda file: file.name):
        kind = kind_of_file(file.untis_number)
        if kind is None or (file.name, WHOLE_FILE) in leave_out:
            ignored.append(file.name)
        elif kind.name in delivered:
            report.error(file.name, WHOLE_FILE, "import-file-twice", other=delivered[kind.name])
        elif kind.may_be_empty and not file.size:
            delivered[kind.name] = file.name
            empty_days[kind.name] = (clock.today(),)
        elif found := _read_file(file, kind, report):
            delivered[kind.name] = file.name
            entries += found
            empty_days[kind.name] = tuple(entry.empty_day for entry in found if entry.empty_day)
    return ParsedFiles(
        tuple(entries), delivered, tuple(ignored), tuple(report.findings), empty_days
    )


def _read_file(file: NamedFile, kind: KindSpec, report: Report) -> list[Entry]:
    before = len(report.findings)
    rows = read_rows(file, report)
    if not rows:
        if len(report.findings) == before:
            report.error(file.name, WHOLE_FILE, "import-file-empty")
        return []
    if wrong := foreign_file(file.untis_number, rows, signatures()):
        report.error(file.name, WHOLE_FILE, wrong)
        return []
    return [_read_row(kind, row, report) for row in rows]


def _read_row(kind: KindSpec, row: Row, report: Report) -> Entry:
    before, cells = len(report.findings), Cells(row, report)
    records = tuple(kind.read(cells))
    is_left_out_well = not records and len(report.findings) == before
    empty_day = kind.day_of(cells) if kind.day_of and is_left_out_well else None
    return Entry(kind.name, row.file, row.line, records, empty_day)
