"""The school's files to records: by the table of formats, or as GPU files by the table of kinds.

Files of no kind may lie in the same folder and are passed over.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from elternportal import clock
from elternportal.imports.cells import Cells
from elternportal.imports.entries import Contents, Entry
from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.formats import format_of
from elternportal.imports.kinds import KindSpec, kind_of_file, signatures
from elternportal.imports.rows import Row, read_rows
from elternportal.imports.signatures import foreign_file


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
    for file in sorted(files, key=_holds_several):
        contents = None if (file.name, WHOLE_FILE) in leave_out else _read_file(file, report)
        if contents is None:
            ignored.append(file.name)
            continue
        contents = _without_known(file.name, contents, delivered, report)
        delivered |= dict.fromkeys(contents.kinds, file.name)
        entries += contents.entries
        empty_days |= contents.empty_days
    return ParsedFiles(
        tuple(entries), delivered, tuple(ignored), tuple(report.findings), empty_days
    )


def _holds_several(file: NamedFile) -> tuple[bool, str]:
    """Files of one kind come first, for what they hold counts; then by name."""
    return format_of(file) is not None, file.name


def _without_known(
    file: str, contents: Contents, delivered: dict[str, str], report: Report
) -> Contents:
    """The contents without the kinds that another file has delivered already."""
    for kind in sorted(contents.kinds & delivered.keys()):
        if len(contents.kinds) == 1:
            report.error(file, WHOLE_FILE, "import-file-twice", other=delivered[kind])
        else:
            report.warning(file, WHOLE_FILE, "import-kind-twice", kind=kind, other=delivered[kind])
        contents = contents.without(kind)
    return contents


def _read_file(file: NamedFile, report: Report) -> Contents | None:
    """What the file holds; None if there is no kind for it."""
    if found := format_of(file):
        return found.read(file, report)
    kind = kind_of_file(file.untis_number)
    if kind is None:
        return None
    if kind.may_be_empty and not file.size:
        return Contents(kinds=frozenset([kind.name]), empty_days={kind.name: (clock.today(),)})
    return Contents.of(kind.name, _read_rows(file, kind, report))


def _read_rows(file: NamedFile, kind: KindSpec, report: Report) -> list[Entry]:
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
