"""How much was missed: days and lessons, each once, on school days only."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from elternportal.domain.absence_counts import MissedTime, missed_time, usual_weekday
from elternportal.domain.absences import AwaySpan

MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=n) for n in range(5)]
TUESDAY, FRIDAY = WEEK[1], WEEK[4]


def five(_day: date) -> list[int]:
    return [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("spans", "time"),
    [
        ((AwaySpan(MONDAY, FRIDAY),), MissedTime(5, 0)),
        ((AwaySpan(FRIDAY, FRIDAY + timedelta(days=3)),), MissedTime(1, 0)),  # a weekend after it
        ((AwaySpan(MONDAY, MONDAY, 4),), MissedTime(0, 2)),
        ((AwaySpan(MONDAY, TUESDAY, 3, 2),), MissedTime(0, 5)),
        ((AwaySpan(MONDAY, MONDAY, 1, 5),), MissedTime(1, 0)),
        ((AwaySpan(MONDAY, MONDAY, 1, 3), AwaySpan(MONDAY, MONDAY, 2, 4)), MissedTime(0, 4)),
        ((AwaySpan(MONDAY, MONDAY, 1, 3), AwaySpan(MONDAY, MONDAY, 3)), MissedTime(1, 0)),
        ((), MissedTime(0, 0)),
    ],
)
def test_days_and_lessons_are_counted_once(spans: Sequence[AwaySpan], time: MissedTime) -> None:
    assert missed_time(spans, WEEK, five) == time


def test_without_lesson_times_a_day_has_six_lessons() -> None:
    assert missed_time([AwaySpan(MONDAY, MONDAY, 5)], WEEK, lambda _: []) == MissedTime(0, 2)


def test_a_weekday_is_striking_if_most_short_absences_lie_on_it() -> None:
    mondays = [AwaySpan(day, day) for day in (MONDAY, MONDAY + timedelta(days=7))]
    assert usual_weekday(mondays) is None
    assert usual_weekday([*mondays, AwaySpan(TUESDAY, TUESDAY)]) == 1
    assert usual_weekday([*mondays, AwaySpan(MONDAY, FRIDAY)]) is None
