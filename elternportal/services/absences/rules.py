"""Which days a guardian may report, and which of them the form begins with."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.absences import DAYS_BACK, AwaySpan
from elternportal.errors import InvalidInput
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.absences.settings import DEADLINE, LONGEST_DAYS
from elternportal.services.school import is_school_day, next_school_day, school_year


class NoSchool(InvalidInput):
    """There is no school on the first day, so nobody can miss it."""

    key = "absences-error-no-school"
    field_name = "first_day"


class NotForwards(InvalidInput):
    """The last day, or lesson, comes before the first."""

    key = "absences-error-not-forwards"
    field_name = "last_day"


class TooLong(InvalidInput):
    """For so many days the school wants to be called."""

    key = "absences-error-too-long"
    field_name = "last_day"


class TooFarBack(InvalidInput):
    """What lies so far back the family tells the office."""

    key = "absences-error-too-far-back"
    field_name = "first_day"


class BeyondYear(InvalidInput):
    """The school year ends before."""

    key = "absences-error-beyond-year"
    field_name = "last_day"


@dataclass(frozen=True, slots=True)
class ReportableDays:
    """``today`` is None if there is no school, ``presumed`` if none is in sight."""

    today: date | None
    presumed: date | None


def reportable_days(session: Session) -> ReportableDays:
    """Today until the school's deadline, afterwards the next day with school."""
    today = clock.today()
    has_school = is_school_day(session, today)
    if has_school and not _is_over(session):
        return ReportableDays(today, today)
    return ReportableDays(today if has_school else None, next_school_day(session, today))


def is_late(session: Session, span: AwaySpan) -> bool:
    """Whether the school should have known before."""
    today = clock.today()
    return span.first_day < today or (span.first_day == today and _is_over(session))


def refuse_unfit(session: Session, span: AwaySpan) -> None:
    """Make sure that a guardian may report these days.

    Raises:
        NotForwards, TooFarBack, TooLong, NoSchool, BeyondYear
    """
    if not span.is_forwards:
        raise NotForwards()
    if span.first_day < clock.today() - timedelta(days=DAYS_BACK):
        raise TooFarBack(count=DAYS_BACK)
    longest = school_settings(session)[LONGEST_DAYS]
    if (span.last_day - span.first_day).days >= longest:
        raise TooLong(count=longest)
    if span.last_day > school_year(session, span.first_day).last_day:
        raise BeyondYear()
    if not is_school_day(session, span.first_day):
        raise NoSchool()


def _is_over(session: Session) -> bool:
    """Whether the school's deadline of today has passed."""
    return clock.to_school(clock.now()).time() > school_settings(session)[DEADLINE]
