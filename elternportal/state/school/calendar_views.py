"""The school's calendar as lines to show, and what is typed into its forms."""

import re
from dataclasses import dataclass, field
from datetime import time

from pydantic import BaseModel, field_validator

from elternportal.domain.school_calendar import BellTimes, LessonTime, OfficialDays
from elternportal.domain.school_year import school_year_name
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.school.bell_plans import SaveBellTimes
from elternportal.services.school.calendar import SchoolYearView
from elternportal.services.school.calendar_office import (
    CalendarRefused,
    CalendarView,
    HolidayView,
    PrefillView,
)
from elternportal.services.typed_fields import Day

TIME = r"(\d{1,2}[:.]\d{2})"
LESSON = re.compile(rf"(\d{{1,2}})[.:)]?\s+{TIME}\s*(?:-|–|bis|to|\s)\s*{TIME}")
WEEKDAYS = range(1, 8)


@dataclass
class HolidayLine:
    """Days off; ``first`` and ``last`` as a date field has them."""

    id: int = 0
    name: str = ""
    days: str = ""
    first: str = ""
    last: str = ""
    kind: str = ""


@dataclass
class BellLine:
    """Lesson times; the rest is what stands in the fields of the form."""

    id: int = 0
    title: str = ""
    text: str = ""
    lessons: list[str] = field(default_factory=list)
    weekdays: str = "12345"
    lowest: str = "5"
    highest: str = "13"
    first: str = ""
    last: str = ""


class YearForm(BaseModel):
    first_day: Day
    last_day: Day


class HolidayForm(BaseModel):
    name: str
    first_day: Day
    last_day: Day


class BellForm(BaseModel):
    """``lessons`` is one per line, e.g. "1 7:55–8:40"; weekdays are ticked boxes."""

    lessons: str
    lowest: int
    highest: int
    first_day: Day
    last_day: Day | None = None
    day1: bool = False
    day2: bool = False
    day3: bool = False
    day4: bool = False
    day5: bool = False
    day6: bool = False
    day7: bool = False

    @field_validator("last_day", mode="before")
    @classmethod
    def _none_if_empty(cls, typed: object) -> object:
        return typed or None

    def command(self, plan_id: int) -> SaveBellTimes:
        """What to save.

        Raises:
            CalendarRefused: a line of the lessons is none.
        """
        weekdays = frozenset(day for day in WEEKDAYS if getattr(self, f"day{day}"))
        times = BellTimes(
            weekdays,
            self.lowest,
            self.highest,
            self.first_day,
            self.last_day,
            _lessons(self.lessons),
        )
        return SaveBellTimes(plan_id, times)


def year_name(view: CalendarView, language: str) -> str:
    """Schuljahr 2026/27"""
    return t("school-calendar-year", language, year=school_year_name(view.year.year))


def year_days(view: CalendarView, language: str) -> str:
    """14.09.2026 – 29.07.2027"""
    return _span(view.year, language)


def holiday_lines(view: CalendarView, language: str) -> list[HolidayLine]:
    return [_holiday(one, language) for one in view.holidays]


def bell_lines(view: CalendarView, language: str) -> list[BellLine]:
    return [_bells(plan_id, times, language) for plan_id, times in view.plans.items()]


def plan_lines(plan: PrefillView, language: str) -> list[str]:
    """What the official days would change, in words."""
    added = [
        t("school-calendar-plan-add", language, name=one.name, days=_span(one, language))
        for one in plan.added
    ]
    removed = [
        t("school-calendar-plan-remove", language, name=one.name, days=_span(one, language))
        for one in plan.removed
    ]
    return [*added, *removed]


def _holiday(one: HolidayView, language: str) -> HolidayLine:
    kind = "own" if one.is_manual else one.kind
    return HolidayLine(
        id=one.holiday_id,
        name=one.name,
        days=_span(one, language),
        first=one.first_day.isoformat(),
        last=one.last_day.isoformat(),
        kind=t(f"school-calendar-kind-{kind}", language),
    )


def _bells(plan_id: int, times: BellTimes, language: str) -> BellLine:
    weekdays = "".join(map(str, sorted(times.weekdays)))
    names = ", ".join(t(f"school-calendar-day-{day}", language) for day in sorted(times.weekdays))
    lessons = [_lesson_text(lesson) for lesson in times.lessons]
    return BellLine(
        id=plan_id,
        title=t(
            "school-calendar-bells-of",
            language,
            low=str(times.lowest_grade),
            high=str(times.highest_grade),
            days=names,
        ),
        text=_validity(times, language),
        lessons=lessons,
        weekdays=weekdays,
        lowest=str(times.lowest_grade),
        highest=str(times.highest_grade),
        first=times.first_day.isoformat(),
        last=times.last_day.isoformat() if times.last_day else "",
    )


def _validity(times: BellTimes, language: str) -> str:
    first = date_with_year(times.first_day, language)
    if times.last_day is None:
        return t("school-calendar-bells-from", language, first=first)
    last = date_with_year(times.last_day, language)
    return t("school-calendar-bells-from-to", language, first=first, last=last)


def _lesson_text(lesson: LessonTime) -> str:
    return f"{lesson.lesson}  {lesson.starts_at:%H:%M}–{lesson.ends_at:%H:%M}"


def _lessons(typed: str) -> tuple[LessonTime, ...]:
    return tuple(_lesson(line) for line in typed.splitlines() if line.strip())


def _lesson(line: str) -> LessonTime:
    found = LESSON.fullmatch(line.strip())
    if found is None:
        raise CalendarRefused("school-calendar-refused-line", line=line.strip()[:40])
    try:
        return LessonTime(int(found[1]), _time(found[2]), _time(found[3]))
    except ValueError as error:
        raise CalendarRefused("school-calendar-refused-line", line=line.strip()[:40]) from error


def _time(typed: str) -> time:
    return time.fromisoformat(typed.replace(".", ":").zfill(5))


def _span(one: HolidayView | OfficialDays | SchoolYearView, language: str) -> str:
    first, last = (date_with_year(day, language) for day in (one.first_day, one.last_day))
    return first if first == last else f"{first} – {last}"
