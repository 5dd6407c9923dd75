"""When a class would write too much at once."""

from datetime import date, timedelta

import pytest

from elternportal.domain.exams import ClashKind, ClassExam, Limits, clashes

MONDAY = date(2026, 11, 23)
LIMITS = Limits(a_day=1, a_week=2)


def exam(days: int = 0, first: int = 3, last: int = 4, *, is_course: bool = False) -> ClassExam:
    return ClassExam(MONDAY + timedelta(days=days), first, last, is_course)


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ([], []),
        ([exam(1)], []),
        ([exam(0, 1, 1)], [ClashKind.DAY]),
        ([exam(1), exam(6)], [ClashKind.WEEK]),
        ([exam(-1), exam(7)], []),
        ([exam(0, 1, 1), exam(4)], [ClashKind.DAY, ClashKind.WEEK]),
    ],
)
def test_a_class_writes_once_a_day_and_twice_a_week(
    others: list[ClassExam], found: list[ClashKind]
) -> None:
    assert clashes(exam(), others, LIMITS) == found


def test_courses_beside_each_other_are_for_different_children() -> None:
    others = [exam(0, 4, 5, is_course=True)]
    assert clashes(exam(is_course=True), others, LIMITS) == []
    assert clashes(exam(is_course=False), others, LIMITS) == [ClashKind.DAY]
    assert clashes(exam(first=6, last=6, is_course=True), others, LIMITS) == [ClashKind.DAY]


def test_zero_is_no_limit() -> None:
    many = [exam(0, lesson, lesson) for lesson in range(1, 6)]
    assert clashes(exam(), many, Limits(0, 0)) == []
