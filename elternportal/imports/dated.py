"""Plans with a day in each row: a file replaces the days that it covers, and only those."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from elternportal.imports.school import DatedRecord, Record, Records


@dataclass(frozen=True, slots=True)
class Period:
    """All days from ``first`` to ``last``, both included, or ``only`` some of them."""

    first: date
    last: date
    only: frozenset[date] | None = None

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last and (self.only is None or day in self.only)


def covered(
    records: Iterable[Record],
    other_days: Iterable[date] = (),
    only: frozenset[date] | None = None,
) -> Period | None:
    """From the first to the last day of the rows: a day between without a row is an empty day.

    ``other_days`` are those of rows that say that there is nothing to record. Pages name the days
    that they are about, and cover ``only`` these.
    """
    days = [record.day for record in records if isinstance(record, DatedRecord)]
    days += other_days
    return Period(min(days), max(days), only) if days else None


def with_days_replaced(current: Records, new: Records, covers: Period | None) -> Records:
    """What ``current`` becomes when the rows of ``new`` replace those of the covered days.

    Days that are not covered stay as they are, unless a row of theirs has moved to one that is. So
    do manual rows; where the file has a row of the same key, the manual one counts.
    """
    stays = {key: row for key, row in current.items() if not _is_replaced(row, covers)}
    comes = {key: row for key, row in new.items() if _is_replaced(row, covers)}
    by_hand = {
        key: row for key, row in stays.items() if isinstance(row, DatedRecord) and row.is_manual
    }
    return stays | comes | by_hand


def _is_replaced(row: Record, covers: Period | None) -> bool:
    if covers is None or not isinstance(row, DatedRecord):
        return False
    return not row.is_manual and row.day in covers
