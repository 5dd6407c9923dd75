"""Who hears of a change of the exams: open pages at once, guardians by mail if they like.

What families see before and after is compared, not the rows: what looks the same is told to nobody,
and a grade's exams are told once it may see them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.mail.notify import notify
from elternportal.models.exams import Exam, ExamGroup
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.exams.mails import EXAMS_CHANGED
from elternportal.services.exams.scope import is_released
from elternportal.services.school import children_by_course, guardian_pairs

_OF_EXAM = ("id", "day", "first_lesson", "last_lesson", "title", "text", "room")
_OF_GROUP = ("class_id", "subject_id", "is_course")
Seen = frozenset[tuple[Any, ...]]
"""The exams of today and the days to come, as families see them."""


def seen_from_today(session: Session) -> Seen:
    """What families see from today on."""
    columns = [getattr(Exam, name) for name in _OF_EXAM]
    columns += [getattr(ExamGroup, name) for name in _OF_GROUP]
    rows = session.execute(
        select(*columns)
        .join(ExamGroup, col(ExamGroup.exam_id) == col(Exam.id))
        .join(SchoolClass, col(SchoolClass.id) == col(ExamGroup.class_id))
        .where(col(Exam.is_active), col(Exam.day) >= clock.today(), is_released(session))
    )
    return frozenset(tuple(row) for row in rows)


def tell_changes(session: Session, before: Seen) -> None:
    """One mail to each guardian for whose children something is different than before."""
    session.flush()
    changed = before ^ seen_from_today(session)
    of_class: defaultdict[int, set[tuple[int, date]]] = defaultdict(set)
    for row in changed:
        seen = dict(zip((*_OF_EXAM, *_OF_GROUP), row, strict=True))
        of_class[seen["class_id"]].add((seen["id"], seen["day"]))
    writes = _who_writes(session, {exam_id for exams in of_class.values() for exam_id, _ in exams})
    days_of_guardian: defaultdict[int, set[date]] = defaultdict(set)
    for account_id, pupil_id, class_id in _guardians(session, of_class):
        days = {day for exam_id, day in of_class[class_id] if writes(pupil_id, class_id, exam_id)}
        if days:
            days_of_guardian[account_id] |= days
    alike: defaultdict[tuple[date, ...], list[int]] = defaultdict(list)
    for account_id, days in days_of_guardian.items():
        alike[tuple(sorted(days))].append(account_id)
    event = f"exams-{uuid4().hex}"
    for told, account_ids in alike.items():
        params = {"days": [day.isoformat() for day in told]}
        notify(session, EXAMS_CHANGED, account_ids, event=event, params=params)


def guardians_of_grade(session: Session, grade: str) -> set[int]:
    """The accounts that hear of it when the exams of a grade are shown: those who have any."""
    rows = session.scalars(
        select(col(ExamGroup.class_id))
        .join(Exam, col(Exam.id) == col(ExamGroup.exam_id))
        .join(SchoolClass, col(SchoolClass.id) == col(ExamGroup.class_id))
        .where(col(Exam.is_active), col(Exam.day) >= clock.today(), col(SchoolClass.grade) == grade)
    )
    return {account_id for account_id, _pupil_id, _class_id in _guardians(session, set(rows))}


def _who_writes(session: Session, exam_ids: Collection[int]) -> Callable[[int, int, int], bool]:
    """Whether a child of a class may write an exam; of one that is gone, all of the class may."""
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


def _guardians(session: Session, class_ids: Collection[int]) -> Iterable[tuple[int, int, int]]:
    """The guardians of the children who are in these classes now, each with child and class."""
    pairs = guardian_pairs()
    rows = session.execute(
        select(pairs.c.account_id, pairs.c.pupil_id, col(Pupil.class_id))
        .join(Pupil, col(Pupil.id) == pairs.c.pupil_id)
        .where(col(Pupil.is_active), col(Pupil.class_id).in_(class_ids))
        .distinct()
    )
    return [(row.account_id, row.pupil_id, row.class_id) for row in rows]
