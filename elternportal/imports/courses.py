"""Which courses an import ends."""

from collections import defaultdict
from collections.abc import Iterable

from elternportal.imports.plan import KindPlan
from elternportal.imports.school import LessonRecord, Record

Courses = dict[int, set[tuple[str, str]]]
"""The classes and subjects of each lesson number."""


def ended_courses(current: Iterable[Record], plan: KindPlan) -> frozenset[int]:
    """The lesson numbers that are gone, or stand for another course from now on.

    Untis gives numbers anew each school year. A number still means the same course while one of
    its classes keeps one of its subjects; another teacher may take it over.
    """
    before = list(current)
    removed = {record.identity for record in plan.removed}
    former = _courses(before)
    present = _courses([*(it for it in before if it.identity not in removed), *plan.added])
    return frozenset(
        number for number, held in former.items() if held.isdisjoint(present.get(number, ()))
    )


def _courses(records: Iterable[Record]) -> Courses:
    courses: Courses = defaultdict(set)
    for record in records:
        if isinstance(record, LessonRecord):
            courses[record.number].add((record.class_name, record.subject))
    return courses
