"""How long the portal keeps what: declared on the cards for every table, and done each night.

``services/operations/retention.py`` deletes by it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from elternportal.domain.school_year import first_day_of, school_year_of

LONGEST_DAYS = 2 * 365  # nothing about a person is kept longer after its school year
YEAR, QUARTER, MONTH = 365, 90, 30


class Since(StrEnum):
    """What starts the time."""

    MADE = "made"
    USED = "used"  # or expired, delivered, done
    HELD = "held"  # the day of an event
    SCHOOL_YEAR = "school-year"  # the end of the school year that it belongs to
    LEFT = "left"  # the person, or the last child, has left the school
    REMOVED = "removed"  # the school takes it away itself; it is about no family
    OWNER = "owner"  # it goes with what it belongs to


TIMED = frozenset({Since.MADE, Since.USED, Since.HELD, Since.SCHOOL_YEAR})


@dataclass(frozen=True, slots=True)
class Retention:
    """Rows of ``table`` go ``days`` after ``since``.

    For :attr:`Since.OWNER`, ``owner`` is the table with which they go; empty if that differs, e.g.
    for uploaded files and audiences. A timed table may have an owner, too: then its rows count
    from the time of the row that owns them.

    ``columns`` hold the time from which the days count; the first that is filled counts, and a row
    in which none is stays. ``search_kind`` are the search entries that go with a row. A row stays
    as long as rows that are kept name it; with ``takes_along`` those go with it instead. What
    ``goes_unnamed`` has no time: it goes as soon as no other row names it.
    """

    table: str
    since: Since
    days: int = 0
    owner: str = ""
    columns: tuple[str, ...] = ()
    search_kind: str = ""
    takes_along: bool = False
    goes_unnamed: bool = False

    def cutoff(self, today: date) -> date:
        """Rows from before this day have been kept long enough."""
        day = today - timedelta(days=self.days)
        return first_day_of(school_year_of(day)) if self.since is Since.SCHOOL_YEAR else day


@dataclass(frozen=True, slots=True)
class FileKind:
    """A folder or file in the data folder, and after how many days what is in it goes; None if it
    goes with the rows that name it.
    """

    name: str
    days: int | None


DELETIONS = FileKind("deletions.log", YEAR)
FILE_KINDS = (FileKind("files", None), FileKind("uploads", 1), DELETIONS)


def until_removed(*tables: str) -> tuple[Retention, ...]:
    """What the school itself writes and takes away."""
    return tuple(Retention(table, Since.REMOVED) for table in tables)


def with_owner(owner: str, *tables: str) -> tuple[Retention, ...]:
    """What goes with the rows of another table."""
    return tuple(Retention(table, Since.OWNER, owner=owner) for table in tables)
