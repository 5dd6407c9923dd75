"""When there is school, and what official days off change."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.calendars.days_off import official_days
from elternportal.domain.school_calendar import (
    BellTimes,
    DaysOff,
    KnownDays,
    LessonTime,
    OfficialDays,
    is_school_day,
    lesson_times,
    next_school_day,
    plan_prefill,
    together,
)

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
LESSONS = (LessonTime(1, time(7, 55), time(8, 40)), LessonTime(0, time(7, 5), time(7, 50)))


@st.composite
def spans(draw: st.DrawFn) -> DaysOff:
    first = draw(DAYS)
    return DaysOff(first, first + timedelta(days=draw(st.integers(0, 50))))


@st.composite
def officials(draw: st.DrawFn) -> OfficialDays:
    span = draw(spans())
    kind = draw(st.sampled_from(["public", "school"]))
    return OfficialDays(span.first_day, span.last_day, kind, draw(st.sampled_from("ABC")))


@st.composite
def plans(draw: st.DrawFn) -> BellTimes:
    low, first = draw(st.integers(1, 13)), draw(DAYS)
    return BellTimes(
        draw(st.frozensets(st.integers(1, 7), min_size=1)),
        low,
        draw(st.integers(low, 13)),
        first,
        draw(st.none() | st.integers(0, 900).map(lambda n: first + timedelta(days=n))),
        LESSONS,
    )


def plan(first: date, last: date | None = None, **changes: object) -> BellTimes:
    fields = {"weekdays": frozenset({1, 2, 3, 4, 5}), "lowest_grade": 5, "highest_grade": 13}
    return BellTimes(first_day=first, last_day=last, lessons=LESSONS, **{**fields, **changes})  # type: ignore[arg-type]


def test_lessons_come_in_their_order_with_lesson_zero_first() -> None:
    found = lesson_times([plan(MONDAY)], MONDAY, 7)
    assert [lesson.lesson for lesson in found] == [0, 1]


@pytest.mark.parametrize(
    ("day", "grade"),
    [
        (MONDAY - timedelta(days=1), 7),
        (MONDAY, 4),
        (MONDAY + timedelta(days=5), 7),
        (MONDAY + timedelta(days=8), 7),
    ],
)
def test_a_plan_holds_for_its_days_weekdays_and_grades_only(day: date, grade: int) -> None:
    assert lesson_times([plan(MONDAY, MONDAY + timedelta(days=7))], day, grade) == ()


@given(plans(), plans(), DAYS, st.integers(1, 13))
def test_two_plans_meet_exactly_if_both_could_hold(
    one: BellTimes, other: BellTimes, day: date, grade: int
) -> None:
    assert one.meet(other) == other.meet(one)
    if one.hold(day, grade) and other.hold(day, grade):
        assert one.meet(other)


@given(DAYS, st.lists(spans(), max_size=6), st.booleans())
def test_the_next_school_day_is_the_first_one_after_today(
    day: date, off: list[DaysOff], saturdays: bool
) -> None:
    found = next_school_day(day, off, has_saturdays=saturdays)
    assert found is not None
    assert found > day
    assert is_school_day(found, off, has_saturdays=saturdays)
    between = (day + timedelta(days=n) for n in range(1, (found - day).days))
    assert not any(is_school_day(it, off, has_saturdays=saturdays) for it in between)


def test_holidays_without_an_end_in_sight_have_no_next_school_day() -> None:
    assert next_school_day(MONDAY, [DaysOff(MONDAY, MONDAY + timedelta(days=900))]) is None


def test_there_is_school_on_saturdays_only_where_the_school_says_so() -> None:
    saturday = MONDAY + timedelta(days=5)
    assert not is_school_day(saturday, [])
    assert is_school_day(saturday, [], has_saturdays=True)
    assert not is_school_day(saturday + timedelta(days=1), [], has_saturdays=True)


@given(st.dictionaries(DAYS, st.sampled_from("AB"), max_size=40))
def test_days_put_together_are_the_same_days(days: dict[date, str]) -> None:
    spans_found = together(days.items(), "school")
    again = {
        one.first_day + timedelta(days=n): one.name
        for one in spans_found
        for n in range((one.last_day - one.first_day).days + 1)
    }
    assert again == days
    for one, following in pairwise(spans_found):
        assert one.last_day < following.first_day


@given(st.lists(officials(), max_size=8), st.lists(officials(), max_size=8), st.randoms())
def test_a_prefill_never_touches_what_a_person_did_and_has_nothing_to_do_twice(
    before: list[OfficialDays], official: list[OfficialDays], chance: object
) -> None:
    sources = {days.source: days for days in before}
    known = [
        KnownDays(number, source, chance.random() < 0.5)  # type: ignore[attr-defined]
        for number, source in enumerate(sources)
    ]
    known.append(KnownDays(99, "", is_manual=True))
    change = plan_prefill(known, official)
    manual = {days.id for days in known if days.is_manual}
    assert manual.isdisjoint(change.removed)
    after = [days for days in known if days.id not in change.removed]
    after += [KnownDays(200 + n, days.source, False) for n, days in enumerate(change.added)]
    assert plan_prefill(after, official).is_empty
    assert {days.source for days in official} <= {days.source for days in after}


def test_the_official_days_of_a_state_touch_the_school_year() -> None:
    found = official_days("BW", 2026)
    names = {days.name for days in found}
    assert {"Weihnachtsferien", "Karfreitag", "Sommerferien"} <= names
    [christmas] = [days for days in found if days.name == "Weihnachtsferien"]
    assert christmas.first_day.year < christmas.last_day.year


@pytest.mark.parametrize("state", ["BY", "BE", "NW", "SH"])
def test_every_state_has_public_holidays(state: str) -> None:
    assert {"public"} <= {days.kind for days in official_days(state, 2026)}
