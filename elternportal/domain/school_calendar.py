"""When there is school: lesson times, days off, and what an official list of days off changes."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

A_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 6, 7  # as date.isoweekday counts
FIRST_LESSON, LAST_LESSON = 0, 15  # lesson 0 is before the first one
LOWEST_GRADE, HIGHEST_GRADE = 1, 13
FROM_UNTIS = "untis"  # the source of days off that a file of the planning program has brought
LONGEST_LOOK = 400  # days; no holidays are longer


@dataclass(frozen=True, slots=True)
class LessonTime:
    """One lesson on the school's clock."""

    lesson: int
    starts_at: time
    ends_at: time


@dataclass(frozen=True, slots=True)
class BellTimes:
    """Lesson times for some weekdays (1 is Monday) and grades, from a day on.

    ``last_day`` is None while they hold until further notice.
    """

    weekdays: frozenset[int]
    lowest_grade: int
    highest_grade: int
    first_day: date
    last_day: date | None
    lessons: tuple[LessonTime, ...]

    def hold(self, day: date, grade: int) -> bool:
        """Whether they are those of a grade on a day."""
        has_begun = self.first_day <= day
        lasts = self.last_day is None or day <= self.last_day
        is_grade = self.lowest_grade <= grade <= self.highest_grade
        return has_begun and lasts and is_grade and day.isoweekday() in self.weekdays

    def meet(self, other: "BellTimes") -> bool:
        """Whether there is a day and a grade for which both would hold."""
        grades = (
            self.lowest_grade <= other.highest_grade and other.lowest_grade <= self.highest_grade
        )
        days = _begins_before_end(self, other) and _begins_before_end(other, self)
        return grades and days and not self.weekdays.isdisjoint(other.weekdays)


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Holidays from the first to the last day, both included."""

    first_day: date
    last_day: date

    def include(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True, order=True)
class OfficialDays:
    """Days off as the state publishes them; ``kind`` is "public" or "school"."""

    first_day: date
    last_day: date
    kind: str
    name: str

    @property
    def source(self) -> str:
        """What tells these days from all others, for as long as the state does not move them."""
        return f"{self.kind}:{self.first_day}:{self.last_day}:{self.name}"


@dataclass(frozen=True, slots=True)
class KnownDays:
    """Days off that the school has. ``source`` is empty for its own, ``is_manual`` is true for
    those that somebody added, changed or took away.
    """

    id: int
    source: str
    is_manual: bool


@dataclass(frozen=True, slots=True)
class Prefill:
    """What the official days would change: none of it is something that a person typed."""

    added: tuple[OfficialDays, ...]
    removed: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        return not self.added and not self.removed


def grade_number(grade: str) -> int:
    """The number in a grade's name, e.g. 7 for "Jgst. 07"; the lowest grade if there is none."""
    digits = "".join(filter(str.isdigit, grade))
    return int(digits[:2]) if digits else LOWEST_GRADE


def lesson_times(plans: Iterable[BellTimes], day: date, grade: int) -> tuple[LessonTime, ...]:
    """The lessons of a grade on a day in their order; empty if no plan holds.

    Of several plans the one that began last holds.
    """
    holding = [plan for plan in plans if plan.hold(day, grade)]
    if not holding:
        return ()
    newest = max(holding, key=lambda plan: plan.first_day)
    return tuple(sorted(newest.lessons, key=lambda lesson: lesson.lesson))


def lesson_at(lessons: Sequence[LessonTime], now: time) -> int | None:
    """The lesson that is held; in a break the next one, after school the last; None without times.

    Args:
        lessons: those of the day in their order.
    """
    still = [one.lesson for one in lessons if now < one.ends_at]
    return still[0] if still else max((one.lesson for one in lessons), default=None)


def is_school_day(day: date, off: Collection[DaysOff], *, has_saturdays: bool = False) -> bool:
    """Whether there is school: no Sunday, no free Saturday, no holidays."""
    weekday = day.isoweekday()
    if weekday == SUNDAY or (weekday == SATURDAY and not has_saturdays):
        return False
    return not any(one.include(day) for one in off)


def next_school_day(
    day: date, off: Collection[DaysOff], *, has_saturdays: bool = False
) -> date | None:
    """The first day with school after ``day``; None if there is none for more than a year."""
    for number in range(1, LONGEST_LOOK + 1):
        later = day + number * A_DAY
        if is_school_day(later, off, has_saturdays=has_saturdays):
            return later
    return None


def together(days: Iterable[tuple[date, str]], kind: str) -> list[OfficialDays]:
    """Single days with names as spans: days that follow each other under one name are one."""
    spans: list[OfficialDays] = []
    for day, name in sorted(days):
        last = spans[-1] if spans else None
        if last and last.name == name and last.last_day + A_DAY == day:
            spans[-1] = OfficialDays(last.first_day, day, kind, name)
        else:
            spans.append(OfficialDays(day, day, kind, name))
    return spans


def plan_prefill(known: Sequence[KnownDays], official: Iterable[OfficialDays]) -> Prefill:
    """What to add and what to take away, so that the school has the official days.

    ``known`` are those of the same time. What a person has added, changed or taken away stays so.
    """
    wanted = {days.source: days for days in official}
    sources = {days.source for days in known}
    added = sorted(days for source, days in wanted.items() if source not in sources)
    removed = [
        days.id
        for days in known
        if days.source and not days.is_manual and days.source not in wanted
    ]
    return Prefill(tuple(added), tuple(removed))


def _begins_before_end(one: BellTimes, other: BellTimes) -> bool:
    return other.last_day is None or one.first_day <= other.last_day
