"""Which children of a class write an exam, as far as the school knows who is in which course."""

from collections import defaultdict
from collections.abc import Callable, Collection

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.models.exams import ExamGroup
from elternportal.services.school import children_by_course

Writes = Callable[[int, int, int], bool]
"""Whether a child (first) of a class (second) may write an exam (third)."""


def who_writes(session: Session, exam_ids: Collection[int]) -> Writes:
    """Who may write each of these exams; one that is deleted, all of its class."""
    numbers: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    groups = session.execute(
        select(col(ExamGroup.exam_id), col(ExamGroup.class_id), col(ExamGroup.number)).where(
            col(ExamGroup.exam_id).in_(exam_ids)
        )
    )
    for exam_id, class_id, number in groups:
        numbers[exam_id, class_id].add(number)
    courses = children_by_course(session, set().union(*numbers.values()))

    def writes(pupil_id: int, class_id: int, exam_id: int) -> bool:
        found = numbers.get((exam_id, class_id), set())
        return not found or any(it not in courses or pupil_id in courses[it] for it in found)

    return writes
