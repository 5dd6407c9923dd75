"""For which days one may apply for leave, what is late, and who decides about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.absences import AwaySpan
from elternportal.domain.leave import (
    A_DAY,
    Decider,
    DecisionRules,
    deciders,
    is_beside_holidays,
)
from elternportal.errors import Conflict, InvalidInput
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.absences.leave_settings import (
    LEAVE_BY_CLASS_TEACHER,
    LEAVE_BY_OFFICE,
    LEAVE_DEADLINE_DAYS,
    LEAVE_HOLIDAYS_BY_HEAD,
    LEAVE_PROOFS,
    LEAVE_REASONS,
    SEPARATOR,
)
from elternportal.services.absences.rules import BeyondYear, NoSchool, NotForwards
from elternportal.services.school import calendar_days, is_school_day, school_days, school_year

LONGEST_HOLIDAYS = timedelta(days=70)
HOLIDAY_KINDS = frozenset({"school", "own"})  # a public holiday is no holidays


class BeganAlready(InvalidInput):
    """One applies for leave before it; afterwards it is an absence to report."""

    key = "leave-error-began"
    field_name = "first_day"


class UnknownReason(InvalidInput):
    """The reason is none of the school's list any more."""

    key = "leave-error-reason"
    field_name = "reason"


class AppliedAlready(Conflict):
    """There is an application for these days, of this or another guardian."""

    key = "leave-error-applied"


@dataclass(frozen=True, slots=True)
class LeaveRulesView:
    """What the school has laid down, to be read before anything is typed."""

    deadline_days: int
    class_teacher_days: int
    holidays_by_head: bool
    takes_proofs: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeaveDays:
    """What the days of an application are at this school."""

    count: int
    is_beside_holidays: bool
    deciders: frozenset[Decider]


def leave_rules(session: Session) -> LeaveRulesView:
    """The school's rules of now."""
    school = school_settings(session)
    return LeaveRulesView(
        deadline_days=school[LEAVE_DEADLINE_DAYS],
        class_teacher_days=school[LEAVE_BY_CLASS_TEACHER],
        holidays_by_head=school[LEAVE_HOLIDAYS_BY_HEAD],
        takes_proofs=school[LEAVE_PROOFS],
        reasons=tuple(
            filter(None, (one.strip() for one in school[LEAVE_REASONS].split(SEPARATOR)))
        ),
    )


def days_of_leave(session: Session, first: date, last: date) -> LeaveDays:
    """How many school days there are, whether holidays lie beside them, and who decides."""
    around = school_days(session, first - LONGEST_HOLIDAYS, last + LONGEST_HOLIDAYS)
    count = sum(first <= day <= last for day in around)
    beside = is_beside_holidays(
        first, last, _of_same_year(session, around, first), _holidays(session, first, last)
    )
    school = school_settings(session)
    rules = DecisionRules(
        class_teacher_days=school[LEAVE_BY_CLASS_TEACHER],
        office_decides=school[LEAVE_BY_OFFICE],
        holidays_by_head=school[LEAVE_HOLIDAYS_BY_HEAD],
    )
    return LeaveDays(count, beside, deciders(count, beside, rules))


def is_leave_late(session: Session, first_day: date) -> bool:
    """Whether less time than the school wants lies between today and the first day."""
    least = timedelta(days=school_settings(session)[LEAVE_DEADLINE_DAYS])
    return first_day - clock.today() < least


def refuse_unfit_leave(session: Session, span: AwaySpan, reason: str) -> None:
    """Make sure that one may apply for these days and for this reason.

    Raises:
        NotForwards, BeganAlready, BeyondYear, NoSchool, UnknownReason
    """
    if reason not in leave_rules(session).reasons:
        raise UnknownReason()
    if not span.is_forwards:
        raise NotForwards()
    if span.first_day < clock.today():
        raise BeganAlready()
    if span.last_day > school_year(session, span.first_day).last_day:
        raise BeyondYear()
    if not is_school_day(session, span.first_day):
        raise NoSchool()


def _holidays(session: Session, first: date, last: date) -> set[date]:
    rows = calendar_days(session, first - LONGEST_HOLIDAYS, last + LONGEST_HOLIDAYS)
    return {
        row.first_day + n * A_DAY
        for row in rows
        if row.kind in HOLIDAY_KINDS
        for n in range((row.last_day - row.first_day).days + 1)
    }


def _of_same_year(session: Session, days: Sequence[date], day: date) -> list[date]:
    """Before and after the school year there are holidays, whatever the calendar names."""
    year = school_year(session, day)
    return [one for one in days if year.first_day <= one <= year.last_day]
