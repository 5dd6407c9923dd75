"""Absences: addresses, topics, and how days that a child is away fit together.

Everything here is names and days, without database. A span has whole days, or begins and ends with
a lesson; spans of one child that overlap or touch are one absence (absences.md, *One model*).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

REPORT = "/krankmeldung"
CLASS_ABSENCES = "/abwesenheiten"
OFFICE_ABSENCES = "/verwaltung/abwesenheiten"
STATISTICS = "/fehlzeiten"
DAY, CLASS = "tag", "klasse"  # query parameters of the pages

ABSENCES_TOPIC = "absences"  # any absence of any child, for teachers and the office

LONGEST_REMARK = 200
DAYS_BACK = 7  # so long afterwards a guardian may still report

_BEFORE_ALL, _AFTER_ALL = (
    -1,
    99,
)  # a whole day begins before its first lesson and ends after its last


class AbsenceKind(StrEnum):
    """Why a child is away; each has a word."""

    ILL = "ill"
    APPOINTMENT = "appointment"
    OTHER = "other"
    LEAVE = "leave"
    SCHOOL_EVENT = "school-event"
    UNEXPLAINED = "unexplained"


KINDS_OF_FAMILIES = (AbsenceKind.ILL, AbsenceKind.APPOINTMENT, AbsenceKind.OTHER)
KINDS_OF_OFFICE = (*KINDS_OF_FAMILIES, AbsenceKind.SCHOOL_EVENT)


class AbsenceState(StrEnum):
    """Where an absence stands."""

    REPORTED = "reported"  # the office has not taken note of it
    RECORDED = "recorded"
    WITHDRAWN = "withdrawn"
    JOINED = "joined"  # another one tells of its days now


OPEN = (AbsenceState.REPORTED, AbsenceState.RECORDED)
"""In these the child is away."""


class Source(StrEnum):
    """Who has said that the child is away."""

    GUARDIAN = "guardian"
    OFFICE = "office"
    TEACHER = "teacher"  # saw that it is not there, and does not know why
    LEAVE = "leave"  # the school has approved an application


@dataclass(frozen=True, slots=True)
class AwaySpan:
    """From a day to a day, both included.

    ``first_lesson`` is the first one missed on the first day and ``last_lesson`` the last one on
    the last day; None is the whole day.
    """

    first_day: date
    last_day: date
    first_lesson: int | None = None
    last_lesson: int | None = None

    @property
    def begins(self) -> tuple[date, int]:
        return (self.first_day, _BEFORE_ALL if self.first_lesson is None else self.first_lesson)

    @property
    def ends(self) -> tuple[date, int]:
        return (self.last_day, _AFTER_ALL if self.last_lesson is None else self.last_lesson)

    @property
    def is_forwards(self) -> bool:
        return self.begins <= self.ends

    def covers(self, other: "AwaySpan") -> bool:
        """Whether all of the other lies in this one."""
        return self.begins <= other.begins and other.ends <= self.ends

    def holds(self, day: date, lesson: int | None) -> bool:
        """Whether the child is away in a lesson of a day; if the lesson is unknown, all day."""
        return self.covers(AwaySpan(day, day, lesson, lesson))

    def until(self, last_day: date) -> "AwaySpan":
        """The same, ending earlier with a whole day."""
        return replace(self, last_day=last_day, last_lesson=None)


NextSchoolDay = Callable[[date], date | None]


def are_one(one: AwaySpan, other: AwaySpan, next_school_day: NextSchoolDay) -> bool:
    """Whether two spans overlap, or one begins where the other ends: no lesson lies between."""
    first, second = sorted((one, other), key=lambda span: span.begins)
    if second.begins <= first.ends:
        return True
    if first.last_day == second.first_day:
        return second.begins[1] == first.ends[1] + 1
    is_next_day = next_school_day(first.last_day) == second.first_day
    return is_next_day and first.last_lesson is None and second.first_lesson is None


def joined(one: AwaySpan, other: AwaySpan) -> AwaySpan:
    """What both are together: from the earlier beginning to the later end."""
    first = min(one, other, key=lambda span: span.begins)
    last = max(one, other, key=lambda span: span.ends)
    return AwaySpan(first.first_day, last.last_day, first.first_lesson, last.last_lesson)
