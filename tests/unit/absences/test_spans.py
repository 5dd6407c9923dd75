"""Which days are one absence, and what they are together."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.domain.absences import AwaySpan, are_one, joined

MONDAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)


def school_day_after(day: date) -> date | None:
    """Every day but Saturday and Sunday."""
    following = day + A_DAY
    while following.isoweekday() > 5:
        following += A_DAY
    return following


def span(first: int, last: int = 0, *lessons: int | None) -> AwaySpan:
    """Days counted from a Monday."""
    return AwaySpan(MONDAY + first * A_DAY, MONDAY + (last or first) * A_DAY, *lessons)


@st.composite
def spans(draw: st.DrawFn) -> AwaySpan:
    first = draw(st.integers(0, 10))
    lessons = st.none() | st.integers(0, 10)
    made = span(first, first + draw(st.integers(0, 4)), draw(lessons), draw(lessons))
    return made if made.is_forwards else AwaySpan(made.first_day, made.last_day)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (span(0), span(0), True),
        (span(0), span(1), True),  # the day after
        (span(4), span(7), True),  # Friday and Monday: no lesson lies between
        (span(0), span(2), False),
        (span(0, 0, 1, 2), span(0, 0, 5, 6), False),  # two appointments on one day
        (span(0, 0, 1, 2), span(0, 0, 3, 6), True),
        (span(0, 0, None, 4), span(1), False),  # was back at noon
        (span(0, 0, 4), span(1), True),  # went home, and stays away
        (span(0), span(1, 1, 3), False),  # came at the second lesson and left
    ],
)
def test_spans_are_one_if_no_lesson_lies_between(
    one: AwaySpan, other: AwaySpan, expected: bool
) -> None:
    assert are_one(one, other, school_day_after) is expected
    assert are_one(other, one, school_day_after) is expected


@given(spans(), spans())
def test_together_they_cover_both_and_nothing_beyond(one: AwaySpan, other: AwaySpan) -> None:
    both = joined(one, other)
    assert both.covers(one)
    assert both.covers(other)
    assert both.begins in {one.begins, other.begins}
    assert both.ends in {one.ends, other.ends}
    assert both == joined(other, one)


@given(spans(), spans())
def test_what_covers_another_is_one_with_it(one: AwaySpan, other: AwaySpan) -> None:
    if one.covers(other):
        assert are_one(one, other, school_day_after)
