"""What was addressed to classes and courses that an import takes away.

A part of an audience goes together with its target, because a part without one means the whole
school. An audience that loses its last part is for nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, delete

from elternportal.imports.plan import KindPlan
from elternportal.imports.school import LessonRecord, Record
from elternportal.models import metadata

_PARTS = metadata.tables["audience_part"]

Courses = dict[int, set[tuple[str, str]]]
"""The classes and subjects of each lesson number."""


def forget_classes(connection: Connection, class_ids: Sequence[int]) -> None:
    """Nothing is addressed to these classes any more."""
    connection.execute(delete(_PARTS).where(_PARTS.c.class_id.in_(class_ids)))


def forget_courses(connection: Connection, numbers: Collection[int]) -> None:
    """Nothing is addressed to these lesson numbers any more."""
    connection.execute(delete(_PARTS).where(_PARTS.c.lesson_number.in_(numbers)))


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
