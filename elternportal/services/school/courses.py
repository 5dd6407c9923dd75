"""Who is in which course: a child is told only of the own courses, as far as the school knows them.

The planning program says it by lesson numbers. Of a number that nobody is listed for, nothing is
known: such a lesson may be that of the whole class.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlmodel import Session, col

from elternportal.models.school import CourseChoice


@dataclass(frozen=True, slots=True)
class CoursesRow:
    """Of some lesson numbers, in which a child surely is, and in which surely not."""

    own: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()


def is_in_course(pupil_id: Any, number: Any) -> ColumnElement[bool]:
    """The SQL condition that a child may have the lesson of a number; both are columns or values.

    Whose child it is, and whether it is of the class, the caller has made sure of.
    """
    is_there = (
        exists()
        .where(col(CourseChoice.number) == number, col(CourseChoice.pupil_id) == pupil_id)
        .correlate_except(CourseChoice)
    )
    return ~is_known_course(number) | is_there


def is_known_course(number: Any) -> ColumnElement[bool]:
    """The SQL condition that the school knows who has the lesson of a number."""
    return exists().where(col(CourseChoice.number) == number).correlate_except(CourseChoice)


def courses_of(session: Session, pupil_id: int, numbers: Collection[int]) -> CoursesRow:
    """In which of these lessons a child is, as far as it is known."""
    listed = children_by_course(session, numbers)
    return CoursesRow(
        own=frozenset(number for number, children in listed.items() if pupil_id in children),
        others=frozenset(number for number, children in listed.items() if pupil_id not in children),
    )


def children_by_course(session: Session, numbers: Collection[int]) -> Mapping[int, frozenset[int]]:
    """The children in each of these lessons; one of which nothing is known is missing."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = session.execute(
        select(col(CourseChoice.number), col(CourseChoice.pupil_id)).where(
            col(CourseChoice.number).in_(numbers)
        )
    )
    for number, pupil_id in rows:
        found[number].add(pupil_id)
    return {number: frozenset(children) for number, children in found.items()}
