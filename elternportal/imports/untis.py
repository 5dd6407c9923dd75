"""The school's files to records: by the table of formats, or as GPU files by the table of kinds.

Files of no kind may lie in the same folder and are passed over.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from elternportal import clock
from elternportal.domain.school_calendar import BellTimes
from elternportal.imports.cells import Cells
from elternportal.imports.choices import ReadingChoices
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

    ``empty_days`` are days of a dated kind of which a file says that there is nothing to record;
    of a kind in ``only_days`` the files cover these alone. ``silent`` and ``second_to_timetable``
    are those of :class:`Contents`.
    """

    entries: tuple[Entry, ...]
    delivered: dict[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    empty_days: dict[str, tuple[date, ...]] = field(default_factory=dict)
    only_days: dict[str, frozenset[date]] = field(default_factory=dict)
    silent: dict[str, frozenset[str]] = field(default_factory=dict)
    second_to_timetable: frozenset[str] = frozenset()
    bells: tuple[BellTimes, ...] = ()  # when lessons begin and end


def parse(
    files: Iterable[NamedFile],
    leave_out: Collection[LineRef] = (),
    choices: ReadingChoices | None = None,
) -> ParsedFiles:
    """Read all files of which there is a kind, in the order of their names.

    A file in ``leave_out`` with line ``WHOLE_FILE`` is not opened.
    """
    collected = _Collected()
    for file in sorted(files, key=_holds_several):
        is_left_out = (file.name, WHOLE_FILE) in leave_out
        found = (
            None if is_left_out else _read_file(file, collected.report, choices or ReadingChoices())
        )
        if found is None:
            collected.ignored.append(file.name)
        else:
            collected.add(file, found)
    return collected.parsed()


def _holds_several(file: NamedFile) -> tuple[bool, str]:
    """Files of one kind come first, for what they hold counts; then by name."""
    return format_of(file) is not None, file.name


@dataclass(slots=True)
class _Collected:
    """What the files that were read so far hold."""

    report: Report = field(default_factory=Report)
    entries: list[Entry] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    delivered: dict[str, str] = field(default_factory=dict)
    empty_days: dict[str, tuple[date, ...]] = field(default_factory=dict)
    only_days: dict[str, frozenset[date]] = field(default_factory=dict)
    silent: dict[str, frozenset[str]] = field(default_factory=dict)
    second_to_timetable: frozenset[str] = frozenset()
    bells: tuple[BellTimes, ...] = ()
    _paged: dict[str, str] = field(default_factory=dict)  # the format of each kind in pages
    _read: set[str] = field(default_factory=set)
    _next: dict[str, str] = field(default_factory=dict)  # where each page goes on

    def add(self, file: NamedFile, contents: Contents) -> None:
        """Add a file; of a kind that another one has delivered, only more pages."""
        found = format_of(file)
        pages = found.name if found and found.is_paged else ""
        for kind in sorted(contents.kinds & self.delivered.keys()):
            if not pages or self._paged.get(kind) != pages:
                contents = self._without(file.name, contents, kind)
        for kind in contents.kinds:
            self.delivered.setdefault(kind, file.name)
            self._paged[kind] = pages
            self.silent[kind] = contents.silent.get(kind, frozenset())
            self.empty_days[kind] = self.empty_days.get(kind, ()) + contents.empty_days.get(
                kind, ()
            )
            if contents.only_days is not None:
                self.only_days[kind] = self.only_days.get(kind, frozenset()) | contents.only_days
        self.entries += contents.entries
        self.second_to_timetable |= contents.second_to_timetable & contents.kinds
        self.bells += contents.bells
        self._read.add(file.name)
        if contents.next_page:
            self._next[file.name] = contents.next_page

    def parsed(self) -> ParsedFiles:
        """All of it, with a warning for each page that is missing."""
        for file, page in self._next.items():
            if page not in self._read:
                self.report.warning(file, WHOLE_FILE, "import-monitor-page-missing", name=page)
        return ParsedFiles(
            tuple(self.entries),
            self.delivered,
            tuple(self.ignored),
            tuple(self.report.findings),
            self.empty_days,
            self.only_days,
            self.silent,
            self.second_to_timetable,
            self.bells,
        )

    def _without(self, file: str, contents: Contents, kind: str) -> Contents:
        other = self.delivered[kind]
        if len(contents.kinds) == 1:
            self.report.error(file, WHOLE_FILE, "import-file-twice", other=other)
        else:
            self.report.warning(file, WHOLE_FILE, "import-kind-twice", kind=kind, other=other)
        return contents.without(kind)


def _read_file(file: NamedFile, report: Report, choices: ReadingChoices) -> Contents | None:
    """What the file holds; None if there is no kind for it."""
    if found := format_of(file):
        return found.read(file, report, choices)
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
