"""How weekly hours become times that families can book."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from elternportal.clock import to_school
from elternportal.domain.consultation import (
    BookingRules,
    TalkTime,
    WeeklyHour,
    talk_times,
)

YEAR = [date(2026, 9, 1) + timedelta(days=number) for number in range(365)]
LESSONS = {3: (time(9, 40), time(10, 25))}
RULES = BookingRules(days_before=1, until=time(18, 0), weeks_ahead=4, cancel_hours=4)


def hour(weekday: int = 2, **changes: object) -> WeeklyHour:
    values: dict[str, object] = {
        "hour_id": 1,
        "teacher_id": 1,
        "weekday": weekday,
        "lesson": None,
        "starts": time(9, 40),
        "ends": time(10, 25),
        "slot_minutes": 10,
        "first_day": date(2026, 9, 1),
    }
    return WeeklyHour(**{**values, **changes})  # type: ignore[arg-type]


def times(*hours: WeeklyHour, days: list[date] = YEAR) -> list[TalkTime]:
    return talk_times(hours, days, lambda _, lesson: LESSONS.get(lesson), lambda *_: False)


def wall(one: TalkTime) -> str:
    return f"{to_school(one.span.starts_at):%a %H:%M}"


@settings(max_examples=25)
@given(
    weekday=st.integers(1, 7),
    begins=st.integers(6 * 12, 20 * 12),
    lasts=st.integers(1, 24),
    minutes=st.integers(5, 30),
)
def test_every_week_shows_the_same_wall_times_over_both_clock_changes(
    weekday: int, begins: int, lasts: int, minutes: int
) -> None:
    starts, ends = (time(*divmod(5 * each, 60)) for each in (begins, begins + lasts))
    found = times(hour(weekday, starts=starts, ends=ends, slot_minutes=minutes))
    length = timedelta(minutes=minutes)
    of_day: dict[date, list[str]] = {}
    for one in found:
        assert one.span.ends_at - one.span.starts_at == length
        assert starts <= to_school(one.span.starts_at).time()
        assert to_school(one.span.ends_at).time() <= ends
        of_day.setdefault(one.day, []).append(wall(one))
    assert len({tuple(each) for each in of_day.values()}) == min(1, len(of_day))
    assert all(one.span.ends_at <= two.span.starts_at for one, two in pairwise(found))


def test_an_hour_of_a_lesson_has_the_lessons_time_and_none_where_there_is_no_such_lesson() -> None:
    tuesday = [date(2026, 11, 24)]
    of_lesson = hour(lesson=3, starts=None, ends=None)
    assert [wall(one) for one in times(of_lesson, days=tuesday)] == [
        "Tue 09:40",
        "Tue 09:50",
        "Tue 10:00",
        "Tue 10:10",
    ]
    assert times(hour(lesson=9, starts=None, ends=None), days=tuesday) == []


def test_hours_hold_on_their_days_alone_and_of_two_that_overlap_the_first_has_the_time() -> None:
    single = hour(first_day=date(2026, 11, 24), last_day=date(2026, 11, 24))
    assert {one.day for one in times(single)} == {date(2026, 11, 24)}
    late = hour(hour_id=2, starts=time(10, 10), ends=time(11, 0), slot_minutes=20)
    found = times(single, late, days=[date(2026, 11, 24)])
    assert [(one.hour_id, wall(one)[4:]) for one in found] == [
        (1, "09:40"),
        (1, "09:50"),
        (1, "10:00"),
        (1, "10:10"),
        (2, "10:30"),
    ]


def test_booking_ends_by_the_wall_clock_of_the_day_before_and_never_after_the_beginning() -> None:
    talk = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)  # the clock changed on the day before
    assert RULES.closes_at(talk) == datetime(2026, 10, 25, 17, 0, tzinfo=UTC)
    same_day = BookingRules(days_before=0, until=time(18, 0), weeks_ahead=4, cancel_hours=4)
    assert same_day.closes_at(talk) == talk
    assert RULES.cancellable_until(talk) == talk - timedelta(hours=4)
