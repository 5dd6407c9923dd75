"""What an import would add, change and remove: a pure comparison, without database.

The plan describes exactly what happens when all rows with errors are left out. Such a row changes
nothing: a record that the school already has under its key stays as it is. Kinds of which no file
was delivered stay as they are, too.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace

from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef, Report
from elternportal.imports.school import (
    ClassRecord,
    Key,
    Kind,
    LessonRecord,
    PupilRecord,
    Record,
    School,
)
from elternportal.imports.untis import Entry, ParsedFiles

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
            FieldChange(name, _text(old), _text(new)) for name, old, new in pairs if old != new
        )


@dataclass(frozen=True, slots=True)
class KindPlan:
    """The differences of one kind, each in the order of the keys."""

    kind: Kind
    added: tuple[Record, ...]
    changed: tuple[RowChange, ...]
    removed: tuple[Record, ...]

    @property
    def size(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)


@dataclass(frozen=True, slots=True)
class Plan:
    kinds: tuple[KindPlan, ...]
    findings: tuple[Finding, ...]
    ignored_files: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many records would be added, changed or removed."""
        return sum(kind.size for kind in self.kinds)

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.is_error)


def make_plan(parsed: ParsedFiles, current: School, leave_out: Collection[LineRef] = ()) -> Plan:
    """Compare the parsed files with the school as it is.

    Rows in ``leave_out`` count as if they had an error, but are not reported.
    """
    report = Report(parsed.findings)
    target: School = {}
    for kind in Kind:
        target[kind] = current[kind]
        if kind in parsed.delivered:
            entries = [entry for entry in parsed.entries if entry.kind is kind]
            target[kind] = _Merge(current[kind], target, report, leave_out).run(entries)
    _keep_what_is_in_use(parsed, current, target, report)
    kinds = tuple(_compare(kind, current[kind], target[kind]) for kind in Kind)
    _warn_of_many_removed(parsed, current, kinds, report)
    findings = tuple(f for f in report.in_order() if f.ref not in leave_out)
    return Plan(kinds, findings, parsed.ignored)


class _Merge:
    """Builds the records of one kind as they will be: sound rows, and what errors leave alone."""

    def __init__(
        self,
        current: dict[Key, Record],
        target: School,
        report: Report,
        leave_out: Collection[LineRef],
    ) -> None:
        self._current = current
        self._target = target  # the kinds that this one refers to are complete
        self._report = report
        self._excluded: set[LineRef] = {f.ref for f in report.findings if f.is_error} | set(
            leave_out
        )
        self._lines: dict[Key, int] = {}
        self._merged: dict[Key, Record] = {}

    def run(self, entries: Iterable[Entry]) -> dict[Key, Record]:
        untouched: set[Key] = set()
        for entry in entries:
            records = [self._without_unknown_class_teacher(entry, r) for r in entry.records]
            if entry.ref not in self._excluded and self._is_sound(entry, records):
                for record in records:
                    self._lines.setdefault(record.identity, entry.line)
                    self._merged.setdefault(record.identity, record)
            else:
                untouched.update(record.identity for record in records)
        kept = {key: self._current[key] for key in untouched & self._current.keys()}
        return kept | self._merged

    def _is_sound(self, entry: Entry, records: list[Record]) -> bool:
        """Report unknown references and doubled keys; True when there is no error."""
        unknown = dict.fromkeys(
            (kind, name)
            for record in records
            for kind, name in _references(record)
            if (name,) not in self._target[kind]
        )
        for kind, name in unknown:
            self._report.error(entry.file, entry.line, "import-unknown", kind=kind, name=name)
        return not unknown and not any(self._is_doubled(entry, record) for record in records)

    def _is_doubled(self, entry: Entry, record: Record) -> bool:
        """A lesson or an identical row that stands twice is no harm; the first counts."""
        first = self._merged.get(record.identity)
        if first is None:
            return False
        args = {"name": record.identity[0], "first": self._lines[record.identity]}
        if first == record or isinstance(record, LessonRecord):
            self._report.warning(entry.file, entry.line, "import-doubled-harmless", **args)
            return False
        self._report.error(entry.file, entry.line, "import-doubled", **args)
        return True

    def _without_unknown_class_teacher(self, entry: Entry, record: Record) -> Record:
        if not isinstance(record, ClassRecord) or not record.class_teacher:
            return record
        name = record.class_teacher
        if (name,) in self._target[Kind.TEACHER]:
            return record
        self._report.warning(entry.file, entry.line, "import-class-teacher-unknown", name=name)
        return replace(record, class_teacher="")


def _references(record: Record) -> list[tuple[Kind, str]]:
    """The names that must exist for this record to enter the school."""
    match record:
        case PupilRecord(class_name=name) if name:
            return [(Kind.CLASS, name)]
        case LessonRecord():
            return [
                (Kind.CLASS, record.class_name),
                (Kind.TEACHER, record.teacher),
                (Kind.SUBJECT, record.subject),
            ]
        case _:
            return []


def _keep_what_is_in_use(
    parsed: ParsedFiles, current: School, target: School, report: Report
) -> None:
    """Classes, subjects and teachers stay while a pupil or lesson that stays refers to them."""
    staying = [*target[Kind.PUPIL].values(), *target[Kind.LESSON].values()]
    used = dict.fromkeys(reference for record in staying for reference in _references(record))
    for kind, name in used:
        if (name,) not in target[kind] and (name,) in current[kind]:
            target[kind] = target[kind] | {(name,): current[kind][(name,)]}
            file = parsed.delivered[kind]
            report.warning(file, WHOLE_FILE, "import-kept-in-use", kind=kind, name=name)


def _compare(kind: Kind, current: dict[Key, Record], target: dict[Key, Record]) -> KindPlan:
    return KindPlan(
        kind,
        added=tuple(target[key] for key in sorted(target.keys() - current.keys())),
        changed=tuple(
            RowChange(current[key], target[key])
            for key in sorted(target.keys() & current.keys())
            if current[key] != target[key]
        ),
        removed=tuple(current[key] for key in sorted(current.keys() - target.keys())),
    )


def _warn_of_many_removed(
    parsed: ParsedFiles, current: School, kinds: Iterable[KindPlan], report: Report
) -> None:
    for plan in kinds:
        removed, total = len(plan.removed), len(current[plan.kind])
        if removed >= max(AT_LEAST_REMOVED, MANY_REMOVED * total):
            report.warning(
                parsed.delivered[plan.kind],
                WHOLE_FILE,
                "import-many-removed",
                kind=plan.kind,
                removed=removed,
                total=total,
            )


def _text(value: object) -> str:
    return "" if value is None else str(value)
