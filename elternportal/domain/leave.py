"""Leave: addresses, what becomes of an application, who decides it, and how holidays lie around it.

A child is freed from school for days or lessons (Beurlaubung), or from the lessons of one subject
for some time (Befreiung): absences.md, *Leave*. Names and days only, without database.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LEAVE = "/beurlaubung"
STAFF_LEAVE = "/beurlaubungen"
REQUEST = "antrag"  # query parameter: which application the page shows

LEAVE_TOPIC = "leave"  # any application of any child, for those who comment and decide

LONGEST_TEXT = 1000
A_DAY = timedelta(days=1)


class LeaveState(StrEnum):
    """Where an application stands."""

    APPLIED = "applied"  # nobody has decided, and the child has to come
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class StepKind(StrEnum):
    """What somebody did about an application after it was made."""

    COMMENT = "comment"  # of the class teacher, for whoever decides; families do not read it
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Decider(StrEnum):
    """Who decides at a school."""

    CLASS_TEACHER = "class-teacher"
    OFFICE = "office"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class DecisionRules:
    """What the school has laid down.

    ``class_teacher_days`` is up to how many school days the class teacher decides, 0 for none.
    """

    class_teacher_days: int
    office_decides: bool
    holidays_by_head: bool


def deciders(school_days: int, beside_holidays: bool, rules: DecisionRules) -> frozenset[Decider]:
    """Who may decide about leave of so many school days; the head always."""
    if beside_holidays and rules.holidays_by_head:
        return frozenset({Decider.HEAD})
    others: set[Decider] = set()
    if rules.office_decides:
        others.add(Decider.OFFICE)
    if school_days <= rules.class_teacher_days:
        others.add(Decider.CLASS_TEACHER)
    return frozenset({Decider.HEAD, *others})


def is_beside_holidays(
    first: date, last: date, school_days: Collection[date], holidays: Collection[date]
) -> bool:
    """Whether no school day lies between the days and holidays before or after them.

    Args:
        school_days: those around ``first`` and ``last``; where they end, the school year does, and
            before its first and after its last day there are holidays, too.
        holidays: the days of holidays. Weekends and public holidays are none.
    """
    earlier = max((day for day in school_days if day < first), default=None)
    later = min((day for day in school_days if day > last), default=None)
    if earlier is None or later is None:
        return True
    between = {
        *(earlier + n * A_DAY for n in range(1, (first - earlier).days)),
        *(last + n * A_DAY for n in range(1, (later - last).days)),
    }
    return not between.isdisjoint(holidays)
