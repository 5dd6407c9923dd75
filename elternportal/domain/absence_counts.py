"""How much a child has missed: whole days and single lessons, each counted once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from elternportal.domain.absences import AwaySpan

WITHOUT_TIMES = tuple(range(1, 7))  # the lessons of a day where the school has set no times
LEAST_FOR_HINT, SHARE_FOR_HINT = 3, 0.6

LessonsOfDay = Callable[[date], Sequence[int]]


@dataclass(frozen=True, slots=True)
class MissedTime:
    """Whole days, and lessons of other days."""

    days: int
    lessons: int


def missed_time(
    spans: Iterable[AwaySpan], school_days: Sequence[date], lessons_of: LessonsOfDay
) -> MissedTime:
    """What these absences have cost; what two of them say is missed once.

    Args:
        school_days: those that count, e.g. of the school year until today.
        lessons_of: the numbers of a day's lessons.
    """
    spans = list(spans)
    days = lessons = 0
    for day in school_days:
        here = [span for span in spans if span.first_day <= day <= span.last_day]
        if not here:
            continue
        held = list(lessons_of(day)) or list(WITHOUT_TIMES)
        gone = [lesson for lesson in held if any(span.holds(day, lesson) for span in here)]
        if len(gone) == len(held):
            days += 1
        else:
            lessons += len(gone)
    return MissedTime(days, lessons)


def usual_weekday(spans: Iterable[AwaySpan]) -> int | None:
    """The weekday (1 is Monday) on which most short absences lie, if that is striking."""
    days = [span.first_day.isoweekday() for span in spans if span.first_day == span.last_day]
    if len(days) < LEAST_FOR_HINT:
        return None
    most = max(set(days), key=days.count)
    return most if days.count(most) / len(days) >= SHARE_FOR_HINT else None
