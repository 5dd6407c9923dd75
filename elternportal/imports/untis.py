"""Untis GPU files to records, by the table of kinds.

Files of no kind may lie in the same folder and are passed over.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from elternportal.imports.cells import Cells
from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.kinds import KindSpec, kind_of_file, signatures
from elternportal.imports.rows import read_rows
from elternportal.imports.school import Record
from elternportal.imports.signatures import foreign_file


@dataclass(frozen=True, slots=True)
class Entry:
    """The records of one row; they enter the school together or not at all."""

    kind: str
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
    delivered: dict[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def parse(files: Iterable[NamedFile], leave_out: Collection[LineRef] = ()) -> ParsedFiles:
    """Read all files of which there is a kind, in the order of their names.

    A file in ``leave_out`` with line ``WHOLE_FILE`` is not opened.
    """
    report = Report()
    delivered: dict[str, str] = {}
    entries: list[Entry] = []
    ignored: list[str] = []
    for file in sorted(files, key=lambda file: file.name):
        kind = kind_of_file(file.untis_number)
        if kind is None or (file.name, WHOLE_FILE) in leave_out:
            ignored.append(file.name)
        elif kind.name in delivered:
            report.error(file.name, WHOLE_FILE, "import-file-twice", other=delivered[kind.name])
        elif found := _read_file(file, kind, report):
            delivered[kind.name] = file.name
            entries += found
    return ParsedFiles(tuple(entries), delivered, tuple(ignored), tuple(report.findings))


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
    return [
        Entry(kind.name, row.file, row.line, tuple(kind.read(Cells(row, report)))) for row in rows
    ]
