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
from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef, Report, grouped
from elternportal.imports.kinds import SLOT, KindSpec, all_kinds
from elternportal.imports.merging import Merge
from elternportal.imports.school import Record, Records, School
from elternportal.imports.unjoined import warn_of_unjoined
from elternportal.imports.untis import ParsedFiles

# Removing more than this share of a kind is more often a partial export than a real change.
MANY_REMOVED, AT_LEAST_REMOVED = 0.2, 10


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
            merge = Merge(kind, before, target, report, excluded, parsed)
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
