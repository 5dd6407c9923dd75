"""When there is school, for all modules that plan with days and lessons.

They are facts of the school that everybody may know, so nobody's rights are asked here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlmodel import Session, col, select

from elternportal.domain import school_calendar as rules
from elternportal.domain.school_calendar import BellTimes, DaysOff, LessonTime
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.models.school_calendar import BellPeriod, BellPlan, Holiday, SchoolYear
from elternportal.school_settings.identity import SATURDAYS
from elternportal.school_settings.snapshot import school_settings

A_DAY = timedelta(days=1)
LessonSpan = tuple[time, time]
FIRST, LAST = "first-day", "last-day"  # of the lessons of a school year


@dataclass(frozen=True, slots=True)
class SchoolYearView:
    """First and last day of lessons. ``is_set`` is false until the school has set them."""

    year: int
    first_day: date
    last_day: date
    is_set: bool


@dataclass(frozen=True, slots=True)
class CalendarDaysRow:
    """Days off with their name, or the first or last day of lessons, which have none.

    ``kind`` is "public", "school" or "own", else :data:`FIRST` or :data:`LAST`.
    """

    first_day: date
    last_day: date
    kind: str
    name: str = ""


def calendar_days(session: Session, first: date, last: date) -> list[CalendarDaysRow]:
    """What the school calendar says about these days: days off, and how the school year lies."""
    holidays = session.exec(
        select(Holiday)
        .where(~col(Holiday.is_removed))
        .where(col(Holiday.last_day) >= first, col(Holiday.first_day) <= last)
    )
    rows = [CalendarDaysRow(it.first_day, it.last_day, it.kind, it.name) for it in holidays]
    for year in session.exec(select(SchoolYear)):
        rows += [
            CalendarDaysRow(day, day, kind)
            for day, kind in ((year.first_day, FIRST), (year.last_day, LAST))
            if first <= day <= last
        ]
    return rows


def lesson_times(session: Session, day: date, grade: int) -> tuple[LessonTime, ...]:
    """The lessons of a grade on a day, whether there is school or not; empty if none are set."""
    return rules.lesson_times(bell_times(session).values(), day, grade)


def is_school_day(session: Session, day: date) -> bool:
    """Whether there is school on a day: within the school year, no weekend and no holidays."""
    year = school_year(session, day)
    if not year.first_day <= day <= year.last_day:
        return False
    off = _days_off(session, day, day)
    return rules.is_school_day(day, off, has_saturdays=school_settings(session)[SATURDAYS])


def next_school_day(session: Session, day: date) -> date | None:
    """The first day with school after ``day``; None if none is in sight for more than a year."""
    off = _days_off(session, day, day + rules.LONGEST_LOOK * A_DAY)
    for year in (school_year_of(day), school_year_of(day) + 1):
        found = _view(year, session.get(SchoolYear, year))
        off += [
            DaysOff(first_day_of(year), found.first_day - A_DAY),
            DaysOff(found.last_day + A_DAY, first_day_of(year + 1) - A_DAY),
        ]
    return rules.next_school_day(day, off, has_saturdays=school_settings(session)[SATURDAYS])


def school_days(session: Session, first: date, last: date) -> list[date]:
    """The days with school from ``first`` to ``last``, both included."""
    off = _days_off(session, first, last)
    for number in range(school_year_of(first), school_year_of(last) + 1):
        year = _view(number, session.get(SchoolYear, number))
        off += [
            DaysOff(first_day_of(number), year.first_day - A_DAY),
            DaysOff(year.last_day + A_DAY, first_day_of(number + 1) - A_DAY),
        ]
    has_saturdays = school_settings(session)[SATURDAYS]
    days = (first + n * A_DAY for n in range((last - first).days + 1))
    return [day for day in days if rules.is_school_day(day, off, has_saturdays=has_saturdays)]


def school_year(session: Session, day: date) -> SchoolYearView:
    """The school year that a day lies in; until the school sets it, from August to July."""
    year = school_year_of(day)
    return _view(year, session.get(SchoolYear, year))


def bell_times(session: Session) -> dict[int, BellTimes]:
    """All lesson times by the id of their plan."""
    periods: dict[int, list[LessonTime]] = {}
    for row in session.exec(select(BellPeriod).order_by(col(BellPeriod.lesson))):
        lesson = LessonTime(row.lesson, row.starts_at, row.ends_at)
        periods.setdefault(row.plan_id, []).append(lesson)
    plans: Sequence[BellPlan] = session.exec(
        select(BellPlan).order_by(col(BellPlan.first_day), col(BellPlan.id))
    ).all()
    return {plan.id: _times(plan, periods.get(plan.id, [])) for plan in plans if plan.id}


def lesson_clock(session: Session, grade: int = 0) -> Callable[[date], dict[int, LessonSpan]]:
    """The clock times of the lessons of a day; without a grade, those of the lowest that has."""
    plans: tuple[BellTimes, ...] = tuple(bell_times(session).values())
    lowest = min((plan.lowest_grade for plan in plans), default=rules.LOWEST_GRADE)

    def of_day(day: date) -> dict[int, LessonSpan]:
        lessons = rules.lesson_times(plans, day, grade or lowest)
        return {one.lesson: (one.starts_at, one.ends_at) for one in lessons}

    return of_day


def _times(plan: BellPlan, lessons: Sequence[LessonTime]) -> BellTimes:
    return BellTimes(
        weekdays=frozenset(map(int, plan.weekdays)),
        lowest_grade=plan.lowest_grade,
        highest_grade=plan.highest_grade,
        first_day=plan.first_day,
        last_day=plan.last_day,
        lessons=tuple(lessons),
    )


def _days_off(session: Session, first: date, last: date) -> list[DaysOff]:
    """The holidays that touch the days from ``first`` to ``last``."""
    rows = session.exec(
        select(col(Holiday.first_day), col(Holiday.last_day))
        .where(~col(Holiday.is_removed))
        .where(col(Holiday.last_day) >= first, col(Holiday.first_day) <= last)
    )
    return [DaysOff(begins, ends) for begins, ends in rows]


def _view(year: int, row: SchoolYear | None) -> SchoolYearView:
    if row is None:
        return SchoolYearView(year, first_day_of(year), first_day_of(year + 1) - A_DAY, False)
    return SchoolYearView(year, row.first_day, row.last_day, True)
