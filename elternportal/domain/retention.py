"""How long the portal keeps what: declared on the cards for every table.

A declaration only, so far: nothing deletes by it yet.
"""

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Retention:
    """Rows of ``table`` go ``days`` after ``since``.

    For :attr:`Since.OWNER`, ``owner`` is the table with which they go; empty if that differs, e.g.
    for uploaded files and audiences.
    """

    table: str
    since: Since
    days: int = 0
    owner: str = ""


def until_removed(*tables: str) -> tuple[Retention, ...]:
    """What the school itself writes and takes away."""
    return tuple(Retention(table, Since.REMOVED) for table in tables)


def with_owner(owner: str, *tables: str) -> tuple[Retention, ...]:
    """What goes with the rows of another table."""
    return tuple(Retention(table, Since.OWNER, owner=owner) for table in tables)
