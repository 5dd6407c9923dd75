"""The records of one kind as they will be: sound rows, and what errors leave alone."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from elternportal.imports.entries import Entry
from elternportal.imports.findings import LineRef, Report
from elternportal.imports.kinds import CLASS, KindSpec, Reference, kind_named
from elternportal.imports.school import Key, Record, Records, School, SubstitutionRecord
from elternportal.imports.suggestions import NONE, classes_in, nearest
from elternportal.imports.untis import ParsedFiles

MOST_SUGGESTIONS = 100


class Merge:
    """Builds the records of one kind; ``sound`` are those of rows without an error.

    Args:
        target: the school as it will be; the kinds that this one refers to are complete.
        excluded: rows that have an error already, or are left out.
    """

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
        self._target = target
        self._report = report
        self._excluded = excluded
        self._delivered = parsed.delivered
        self._silent = parsed.silent.get(kind.name, frozenset())
        self._lines: dict[Key, int] = {}
        self._suggested: dict[tuple[str, str], str] = {}
        self._keys = {one.field: self._keys_of(one) for one in kind.references if one.also}

    def run(self, entries: Iterable[Entry]) -> Records:
        """The records, given the rows of all files."""
        untouched: set[Key] = set()
        for entry in entries:
            records = [
                self._without_unknown(entry, self._with_silent(one))
                for record in entry.records
                for one in self._apart(self._by_key(record))
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

    def _keys_of(self, reference: Reference) -> dict[str, str]:
        """The keys of records by their other name; a name that two have is nobody's."""
        keys: dict[str, str] = {}
        for key, record in self._target[reference.kind.name].items():
            name = getattr(record, reference.also)
            keys[name] = "" if name in keys else key[0]
        return keys

    def _by_key(self, record: Record) -> Record:
        """The record with the keys of what it calls by another name."""
        for reference in self._kind.references:
            name = getattr(record, reference.field)
            if reference.also and (name,) not in self._target[reference.kind.name]:
                key = self._keys[reference.field].get(name) or name
                record = replace(record, **{reference.field: key})
        return record

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
