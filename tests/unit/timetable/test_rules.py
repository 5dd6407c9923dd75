"""How the changes of a day meet its lessons, and what the rows of GPU014 mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.domain.timetable import (
    FALLS_OUT,
    ChangeKind,
    LessonChange,
    PlannedLesson,
    Week,
    first_lesson,
    is_printed,
    kind_of_change,
    merged,
    monday_of,
    week_of,
)

LESSONS = st.integers(0, 4)
NUMBERS = st.integers(0, 3)
SUBJECTS = st.sampled_from(["", "Mathematik", "Englisch"])
PLANNED = st.lists(
    st.builds(
        PlannedLesson,
        lesson=LESSONS,
        number=NUMBERS.map(lambda number: number + 1),
        subject=SUBJECTS.filter(bool),
        is_course=st.booleans(),
    ),
    max_size=5,
)
CHANGES = st.lists(
    st.builds(
        LessonChange,
        change_id=st.integers(1, 99),
        lesson=LESSONS,
        kind=st.sampled_from(ChangeKind),
        number=NUMBERS,
        subject=SUBJECTS,
    ),
    max_size=5,
)


@given(PLANNED, CHANGES)
def test_no_lesson_and_no_change_is_lost_or_doubled(
    planned: list[PlannedLesson], changes: list[LessonChange]
) -> None:
    lines = merged(planned, changes)
    assert sorted(map(repr, (line.planned for line in lines if line.planned))) == sorted(
        map(repr, planned)
    )
    assert sorted(map(repr, (line.change for line in lines if line.change))) == sorted(
        map(repr, changes)
    )
    assert [line.lesson for line in lines] == sorted(line.lesson for line in lines)


@given(PLANNED, CHANGES)
def test_a_change_stands_beside_a_lesson_that_it_is_about(
    planned: list[PlannedLesson], changes: list[LessonChange]
) -> None:
    for line in merged(planned, changes):
        if line.planned and line.change:
            assert line.change.lesson == line.planned.lesson
            same_number = line.change.number == line.planned.number
            assert same_number or line.change.subject == line.planned.subject


@given(PLANNED, CHANGES)
def test_a_day_begins_with_what_is_surely_held_for_all(
    planned: list[PlannedLesson], changes: list[LessonChange]
) -> None:
    begins = first_lesson(merged(planned, changes))
    kinds = {change.kind for change in changes}
    if begins is None:
        assert all(lesson.is_course for lesson in planned) or kinds & FALLS_OUT
    elif not changes:
        assert begins == min(lesson.lesson for lesson in planned if not lesson.is_course)


@pytest.mark.parametrize(
    ("letter", "bits", "kind"),
    [
        ("", 0, ChangeKind.SUBSTITUTION),  # a value of 0 is not bit 0
        ("S", 2, ChangeKind.SUPERVISION),
        ("C", 1, ChangeKind.CANCELLED),
        ("", 1 | 1 << 5, ChangeKind.CANCELLED),  # bit 0 comes before "plus as substitute"
        ("C", 2097153, ChangeKind.CANCELLED),
        ("", 2097152, ChangeKind.SUBSTITUTION),  # bit 21: only new
        ("R", 1 << 16, ChangeKind.ROOM),
        ("L", 1 << 4, ChangeKind.EVENT),
        ("T", 1 << 7, ChangeKind.MOVED_HERE),
        ("B", 0, ChangeKind.BREAK_DUTY),
        ("~", 0, ChangeKind.SWAP),
        ("?", 0, ChangeKind.SUBSTITUTION),
    ],
)
def test_what_a_row_does_to_its_lesson(letter: str, bits: int, kind: ChangeKind) -> None:
    assert kind_of_change(letter, bits) is kind


def test_a_row_with_bit_20_is_not_printed() -> None:
    assert is_printed(2097152)
    assert not is_printed(2097152 | 1 << 20)


@given(st.dates(date(2026, 8, 1), date(2027, 7, 31)))
def test_weeks_take_turns_and_hold_from_monday_to_sunday(day: date) -> None:
    monday = monday_of(day)
    week = {week_of(monday + timedelta(days=days), a_is_even=True) for days in range(7)}
    assert len(week) == 1
    assert week != {week_of(day, a_is_even=False)}
    # Week 53 stands between 52 and 1 and lies in the holidays.
    following = week_of(monday + timedelta(days=7), a_is_even=True)
    if monday.isocalendar().week < 52:
        assert {following} != week
    assert following in Week
