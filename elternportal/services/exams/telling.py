"""Who hears of a change of the exams: open pages at once, guardians by mail if they like.

What families see before and after is compared, not the rows: what looks the same is told to nobody,
and a grade's exams are told once it may see them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.mail.notify import notify
from elternportal.models.exams import Exam, ExamGroup
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.exams.calls import call_families
from elternportal.services.exams.mails import EXAMS_CHANGED
from elternportal.services.exams.scope import is_released
from elternportal.services.school import guardian_pairs

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


def tell_changes(session: Session, before: Seen, *, with_calls: bool = True) -> None:
    """One mail to each guardian for whose children something is different than before.

    Families that no mail reaches are called, unless exams are only shown now (``with_calls``).
    """
    session.flush()
    after = seen_from_today(session)
    gone, come = _named(before - after), _named(after - before)
    if with_calls:
        call_families(session, gone, come)
    days_of_class: defaultdict[int, set[date]] = defaultdict(set)
    for seen in (*gone, *come):
        days_of_class[seen["class_id"]].add(seen["day"])
    days_of_guardian: defaultdict[int, set[date]] = defaultdict(set)
    for account_id, class_id in _guardians(session, days_of_class):
        days_of_guardian[account_id] |= days_of_class[class_id]
    alike: defaultdict[tuple[date, ...], list[int]] = defaultdict(list)
    for account_id, days in days_of_guardian.items():
        alike[tuple(sorted(days))].append(account_id)
    event = f"exams-{uuid4().hex}"
    for told, account_ids in alike.items():
        params = {"days": [day.isoformat() for day in told]}
        notify(session, EXAMS_CHANGED, account_ids, event=event, params=params)


def _named(rows: Seen) -> list[dict[str, Any]]:
    return [dict(zip((*_OF_EXAM, *_OF_GROUP), row, strict=True)) for row in rows]


def guardians_of_grade(session: Session, grade: str) -> set[int]:
    """The accounts that hear of it when the exams of a grade are shown: those who have any."""
    rows = session.scalars(
        select(col(ExamGroup.class_id))
        .join(Exam, col(Exam.id) == col(ExamGroup.exam_id))
        .join(SchoolClass, col(SchoolClass.id) == col(ExamGroup.class_id))
        .where(col(Exam.is_active), col(Exam.day) >= clock.today(), col(SchoolClass.grade) == grade)
    )
    return {account_id for account_id, _class_id in _guardians(session, set(rows))}


def _guardians(session: Session, class_ids: Collection[int]) -> Iterable[tuple[int, int]]:
    """The guardians of the children who are in these classes now, each with the class."""
    pairs = guardian_pairs()
    rows = session.execute(
        select(pairs.c.account_id, col(Pupil.class_id))
        .join(Pupil, col(Pupil.id) == pairs.c.pupil_id)
        .where(col(Pupil.is_active), col(Pupil.class_id).in_(class_ids))
        .distinct()
    )
    return [(row.account_id, row.class_id) for row in rows]
