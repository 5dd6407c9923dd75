"""What reading a file gives: its rows as records, each with its place in the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date

from elternportal.domain.school_calendar import BellTimes
from elternportal.imports.findings import LineRef
from elternportal.imports.school import Record


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
class Contents:
    """What one file holds. ``kinds`` are those that it delivers as a whole, even without a row.

    ``empty_days`` are days of a dated kind of which it says that there is nothing to record. It
    covers all days from its first to its last, or ``only_days`` if it names them. ``silent`` are
    fields of which it says nothing for anybody: they stay as they are. Kinds that are
    ``second_to_timetable`` count only as long as the school has no timetable of another program.
    """

    entries: tuple[Entry, ...] = ()
    kinds: frozenset[str] = frozenset()
    empty_days: dict[str, tuple[date, ...]] = field(default_factory=dict)
    only_days: frozenset[date] | None = None
    silent: dict[str, frozenset[str]] = field(default_factory=dict)
    second_to_timetable: frozenset[str] = frozenset()
    bells: tuple[BellTimes, ...] = ()
    next_page: str = ""  # the file that goes on where this one ends

    @classmethod
    def of(cls, kind: str, entries: Iterable[Entry]) -> "Contents":
        """Rows of one kind; without any, the kind is not delivered."""
        rows = tuple(entries)
        days = tuple(entry.empty_day for entry in rows if entry.empty_day)
        return cls(rows, frozenset([kind] if rows else ()), {kind: days} if days else {})

    @classmethod
    def of_several(
        cls, entries: Sequence[Entry], second_to_timetable: Iterable[str] = ()
    ) -> "Contents":
        """Rows of several kinds; a kind of which there is none is not delivered."""
        return cls(
            tuple(entries),
            frozenset(entry.kind for entry in entries),
            silent=_silent_fields(entries),
            second_to_timetable=frozenset(second_to_timetable),
        )

    def without(self, kind: str) -> "Contents":
        """The same without one of its kinds."""
        return replace(
            self,
            entries=tuple(entry for entry in self.entries if entry.kind != kind),
            kinds=self.kinds - {kind},
        )


def _silent_fields(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """By kind, the fields that hold their default in all records."""
    silent: dict[str, set[str]] = {}
    for entry in entries:
        for record in entry.records:
            empty = {one.name for one in fields(record) if getattr(record, one.name) == one.default}
            silent[entry.kind] = silent.get(entry.kind, empty) & empty
    return {kind: frozenset(names) for kind, names in silent.items()}
