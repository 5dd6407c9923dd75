"""What an import would add, change and remove: a pure comparison, without database.

The plan describes exactly what happens when all rows with errors are left out. Such a row changes
nothing: a record that the school already has under its key stays as it is. Kinds of which no file
was delivered stay as they are, too. What is not in the file of a kind is removed; of a dated kind,
only on the days that the file covers (``dated.py``). What the office has said by hand holds beside
the files (``by_hand.py``).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace

from elternportal.domain.school_calendar import BellTimes
from elternportal.imports.by_hand import HandMerge, Notes, Settled, text_of
from elternportal.imports.dated import Period, covered, with_days_replaced
from elternportal.imports.entries import Entry
from elternportal.imports.exams import warn_of_unjoined
from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef, Report, grouped
from elternportal.imports.kinds import CLASS, SLOT, KindSpec, all_kinds, kind_named
from elternportal.imports.school import Key, Record, Records, School, SubstitutionRecord
from elternportal.imports.suggestions import NONE, classes_in, nearest
from elternportal.imports.untis import ParsedFiles

# Removing more than this share of a kind is more often a partial export than a real change.
MANY_REMOVED, AT_LEAST_REMOVED = 0.2, 10
MOST_SUGGESTIONS = 100


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """The same person or thing before and after."""

    old: Record
    new: Record

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The fields that differ, as texts; an empty value is an empty text."""
        names = (field.name for field in fields(self.new))
        pairs = ((name, getattr(self.old, name), getattr(self.new, name)) for name in names)
        return tuple(
            FieldChange(name, text_of(old), text_of(new)) for name, old, new in pairs if old != new
        )


@dataclass(frozen=True, slots=True)
class KindPlan:
    """The differences of one kind, each in the order of the keys."""

    kind: str
    added: tuple[Record, ...]
    changed: tuple[RowChange, ...]
    removed: tuple[Record, ...]

    @property
    def size(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)


@dataclass(frozen=True, slots=True)
class DatedPlan(KindPlan):
    """The differences on the days that a file covers; on all others there are none."""

    covers: Period | None


@dataclass(frozen=True, slots=True)
class Plan:
    kinds: tuple[KindPlan, ...]
    findings: tuple[Finding, ...]
    ignored_files: tuple[str, ...] = ()
    delivered: frozenset[str] = frozenset()  # the kinds that had a file
    settled: tuple[Settled, ...] = ()
    bells: tuple[BellTimes, ...] = ()  # lesson times that the school gets

    @property
    def size(self) -> int:
        """How many records would be added, changed or removed."""
        return sum(kind.size for kind in self.kinds) + len(self.bells)

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.is_error)


def make_plan(
    parsed: ParsedFiles,
    current: School,
    leave_out: Collection[LineRef] = (),
    notes: Notes | None = None,
) -> Plan:
    """Compare the parsed files with the school as it is, and with what was said by hand.

    Rows in ``leave_out`` count as if they had an error, but are not reported.
    """
    report = Report(parsed.findings)
    excluded = {finding.ref for finding in report.findings if finding.is_error} | {*leave_out}
    current = {kind.name: current.get(kind.name, {}) for kind in all_kinds()}
    target: School = {}
    covers: dict[str, Period | None] = {}
    settled: list[Settled] = []
    parsed = _beside_timetable(parsed, current, report)
    for kind in all_kinds():
        before = target[kind.name] = current[kind.name]
        if kind.name in parsed.delivered:
            entries = [entry for entry in parsed.entries if entry.kind == kind.name]
            merge = _Merge(kind, before, target, report, excluded, parsed)
            target[kind.name] = merge.run(entries)
            if noted := (notes or {}).get(kind.name):
                mentioned = {record.identity for entry in entries for record in entry.records}
                file = parsed.delivered[kind.name]
                by_hand = HandMerge(kind.name, file, noted, mentioned, report)
                target[kind.name] = by_hand.applied(target[kind.name])
                settled += by_hand.settled
            if kind.is_dated:
                empty = parsed.empty_days.get(kind.name, ())
                covers[kind.name] = covered(
                    merge.sound.values(), empty, parsed.only_days.get(kind.name)
                )
                target[kind.name] = with_days_replaced(before, target[kind.name], covers[kind.name])
    _keep_referenced(parsed, current, target, report)
    _let_go_along(target)
    warn_of_unjoined(parsed, target, report)
    kinds = tuple(
        compare(kind, current[kind.name], target[kind.name], covers.get(kind.name))
        for kind in all_kinds()
    )
    _warn_of_many_removed(parsed, current, kinds, report)
    findings = grouped([f for f in report.in_order() if f.ref not in leave_out], parsed.delivered)
    return Plan(kinds, findings, parsed.ignored, frozenset(parsed.delivered), tuple(settled))


def _beside_timetable(parsed: ParsedFiles, current: School, report: Report) -> ParsedFiles:
    """Without what another program says better as long as the school has its timetable from it."""
    second = parsed.second_to_timetable & parsed.delivered.keys()
    if not second or not current[SLOT.name]:
        return parsed
    for kind in sorted(second):
        report.warning(parsed.delivered[kind], WHOLE_FILE, "import-second-to-timetable", kind=kind)
    return replace(
        parsed,
        entries=tuple(entry for entry in parsed.entries if entry.kind not in second),
        delivered={kind: file for kind, file in parsed.delivered.items() if kind not in second},
    )


class _Merge:
    """Builds the records of one kind as they will be: sound rows, and what errors leave alone."""

    def __init__(
        self,
        kind: KindSpec,
        current: Records,
        target: School,
        report: Report,
        excluded: Collection[LineRef],
        parsed: ParsedFiles,
    ) -> None:
        self.sound: Records = {}
        self._kind = kind
        self._current = current
        self._target = target  # the kinds that this one refers to are complete
        self._report = report
        self._excluded = excluded
        self._delivered = parsed.delivered
        self._silent = parsed.silent.get(kind.name, frozenset())
        self._lines: dict[Key, int] = {}
        self._suggested: dict[tuple[str, str], str] = {}

    def run(self, entries: Iterable[Entry]) -> Records:
        untouched: set[Key] = set()
        for entry in entries:
            records = [
                self._without_unknown(entry, self._with_silent(one))
                for record in entry.records
                for one in self._apart(record)
            ]
            if entry.ref not in self._excluded and self._is_sound(entry, records):
                for record in records:
                    self._lines.setdefault(record.identity, entry.line)
                    self.sound.setdefault(record.identity, record)
            else:
                untouched.update(record.identity for record in records)
        kept = {key: self._current[key] for key in untouched & self._current.keys()}
        return kept | self.sound

    def _is_sound(self, entry: Entry, records: list[Record]) -> bool:
        """Report unknown references and doubled keys; True when there is no error."""
        unknown = dict.fromkeys(
            (kind, name)
            for record in records
            for kind, name in self._kind.needs(record)
            if (name,) not in self._target[kind]
        )
        for kind, name in unknown:
            self._report.error(
                entry.file,
                entry.line,
                "import-unknown",
                kind=kind,
                name=name,
                source=self._delivered.get(kind, f"GPU{kind_named(kind).file}"),
                suggestion=self._suggestion(kind, name),
            )
        return not unknown and not any(self._is_doubled(entry, record) for record in records)

    def _is_doubled(self, entry: Entry, record: Record) -> bool:
        """An identical row that stands twice is no harm, and of some kinds the first counts."""
        first = self.sound.get(record.identity)
        if first is None:
            return False
        args = {"name": record.identity[0], "first": str(self._lines[record.identity])}
        if first == record or self._kind.first_row_counts:
            self._report.warning(entry.file, entry.line, "import-doubled-harmless", **args)
            return False
        self._report.error(entry.file, entry.line, "import-doubled", **args)
        return True

    def _with_silent(self, record: Record) -> Record:
        """The record with what the school knows of it and the file does not say of anybody."""
        known = self._current.get(record.identity)
        if known is None or not self._silent:
            return record
        return replace(record, **{name: getattr(known, name) for name in self._silent})

    def _apart(self, record: Record) -> Iterable[Record]:
        """The record once for each class, if its unknown class is several written together."""
        if isinstance(record, SubstitutionRecord):
            known = [key[0] for key in self._target[CLASS.name]]
            if record.class_name and record.class_name not in known:
                for class_name in classes_in(record.class_name, known) or [record.class_name]:
                    yield replace(record, class_name=class_name)
                return
        yield record

    def _without_unknown(self, entry: Entry, record: Record) -> Record:
        """The record without names that may be unknown and are."""
        for reference in self._kind.references:
            name = getattr(record, reference.field)
            known = self._target[reference.kind.name]
            if reference.may_be_unknown and name and (name,) not in known:
                text_key = f"import-unknown-{reference.field.replace('_', '-')}"
                suggestion = self._suggestion(reference.kind.name, name)
                self._report.warning(
                    entry.file, entry.line, text_key, name=name, suggestion=suggestion
                )
                record = replace(record, **{reference.field: ""})
        return record

    def _suggestion(self, kind: str, name: str) -> str:
        """What was probably meant; of very many unknown names only the first are looked at."""
        if (kind, name) not in self._suggested and len(self._suggested) < MOST_SUGGESTIONS:
            self._suggested[kind, name] = nearest(name, [key[0] for key in self._target[kind]])
        return self._suggested.get((kind, name), NONE)


def _keep_referenced(parsed: ParsedFiles, current: School, target: School, report: Report) -> None:
    """What a record that stays refers to stays, too, and what that one refers to."""
    for kind in reversed(all_kinds()):
        used = dict.fromkeys(
            need for record in target[kind.name].values() for need in kind.keeps(record)
        )
        for other, name in used:
            if (name,) not in target[other] and (name,) in current[other]:
                target[other] = target[other] | {(name,): current[other][(name,)]}
                file = parsed.delivered[other]
                report.warning(file, WHOLE_FILE, "import-kept-in-use", kind=other, name=name)


def _let_go_along(target: School) -> None:
    """What goes along with a record that leaves is no part of the school any more."""
    for kind in all_kinds():
        target[kind.name] = {
            key: record
            for key, record in target[kind.name].items()
            if all((name,) in target[other] for other, name in kind.goes_with(record))
        }


def compare(kind: KindSpec, current: Records, target: Records, covers: Period | None) -> KindPlan:
    """What makes ``target`` of ``current``."""
    differences = KindPlan(
        kind.name,
        added=tuple(target[key] for key in sorted(target.keys() - current.keys())),
        changed=tuple(
            RowChange(current[key], target[key])
            for key in sorted(target.keys() & current.keys())
            if current[key] != target[key]
        ),
        removed=tuple(current[key] for key in sorted(current.keys() - target.keys())),
    )
    if not kind.is_dated:
        return differences
    return DatedPlan(kind.name, differences.added, differences.changed, differences.removed, covers)


def _warn_of_many_removed(
    parsed: ParsedFiles, current: School, kinds: Iterable[KindPlan], report: Report
) -> None:
    for plan in kinds:
        removed, total = len(plan.removed), len(current[plan.kind])
        if plan.kind in parsed.delivered and removed >= max(AT_LEAST_REMOVED, MANY_REMOVED * total):
            report.warning(
                parsed.delivered[plan.kind],
                WHOLE_FILE,
                "import-many-removed",
                kind=plan.kind,
                removed=removed,
                total=total,
            )
