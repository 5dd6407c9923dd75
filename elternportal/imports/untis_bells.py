"""The lesson times in an Untis XML file: for each weekday the lessons with their clock times."""

from collections import defaultdict
from datetime import date, time

from elternportal.domain.school_calendar import (
    HIGHEST_GRADE,
    LOWEST_GRADE,
    BellTimes,
    LessonTime,
)
from elternportal.domain.timetable import WEEKDAYS
from elternportal.imports.columns import is_lesson
from elternportal.imports.xml_tree import Element


def bells_of(root: Element, begins: date | None) -> tuple[BellTimes, ...]:
    """Weekdays with the same times are together. What is no time of the day is passed over."""
    if begins is None:
        return ()
    by_day: defaultdict[int, dict[int, LessonTime]] = defaultdict(dict)
    for one in root.all("timeperiods", "timeperiod"):
        weekday, lesson = _number(one, "day"), _number(one, "period")
        starts, ends = _time(one, "starttime"), _time(one, "endtime")
        if weekday in WEEKDAYS and is_lesson(lesson) and starts and ends and starts < ends:
            by_day[weekday][lesson] = LessonTime(lesson, starts, ends)
    alike: defaultdict[tuple[LessonTime, ...], set[int]] = defaultdict(set)
    for weekday, lessons in by_day.items():
        alike[tuple(lessons[number] for number in sorted(lessons))].add(weekday)
    return tuple(
        BellTimes(frozenset(weekdays), LOWEST_GRADE, HIGHEST_GRADE, begins, None, lessons)
        for lessons, weekdays in alike.items()
    )


def _number(element: Element, name: str) -> int:
    text = element.value(name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else -1


def _time(element: Element, name: str) -> time | None:
    """A time written ``0750``."""
    text = element.value(name)
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        return None
    hour, minute = int(text[:2]), int(text[2:])
    return time(hour, minute) if hour < 24 and minute < 60 else None
