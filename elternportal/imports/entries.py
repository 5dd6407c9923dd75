"""What reading a file gives: its rows as records, each with its place in the file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

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

    ``empty_days`` are days of a dated kind of which it says that there is nothing to record.
    """

    entries: tuple[Entry, ...] = ()
    kinds: frozenset[str] = frozenset()
    empty_days: dict[str, tuple[date, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: str, entries: Iterable[Entry]) -> "Contents":
        """Rows of one kind; without any, the kind is not delivered."""
        rows = tuple(entries)
        days = tuple(entry.empty_day for entry in rows if entry.empty_day)
        return cls(rows, frozenset([kind] if rows else ()), {kind: days} if days else {})

    def without(self, kind: str) -> "Contents":
        """The same without one of its kinds."""
        return Contents(
            tuple(entry for entry in self.entries if entry.kind != kind),
            self.kinds - {kind},
            {name: days for name, days in self.empty_days.items() if name != kind},
        )
