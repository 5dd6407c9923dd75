"""Who hears of a change of the substitutions: open pages at once, guardians by mail.

What people see before and after is compared, not the rows: what looks the same is told to nobody
(data-formats §9).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.school_import import Applied
from elternportal.domain.timetable import (
    NOT_FOR_FAMILIES,
    PLAN_TOPIC,
    SUBSTITUTIONS_TOPIC,
    class_topic,
    teacher_topic,
)
from elternportal.mail.notify import notify
from elternportal.models.school import Pupil
from elternportal.models.timetable import PlanStand, Substitution
from elternportal.services.school import guardian_pairs
from elternportal.services.timetable.mails import SUBSTITUTIONS_CHANGED
from elternportal.services.timetable.stamps import (
    Whose,
    count_changed_lessons,
    count_changed_plans,
    plans_now,
)

SLOT, LESSON, SUBSTITUTION = "slot", "lesson", "substitution"  # the kinds of an import
_SEEN = (
    "day",
    "class_id",
    "lesson",
    "number",
    "kind",
    "teacher_id",
    "substitute_id",
    "subject_id",
    "new_subject_id",
    "room",
    "new_room",
    "text",
)

Seen = frozenset[tuple[Any, ...]]
"""The changes from today on, as people see them."""


def tell_after_import(session: Session) -> Callable[[Applied], None]:
    """Remember what people see before an import, and tell them afterwards what has changed."""
    before, plans_before = seen_from_today(session), plans_now(session)

    def tell(applied: Applied) -> None:
        if applied.has_changed(SLOT):
            announce(session, PLAN_TOPIC)
        if applied.has_changed(SLOT) or applied.has_changed(LESSON):
            count_changed_plans(session, plans_before)
        if SUBSTITUTION in applied.kinds:
            tell_changes(session, before)

    return tell


def seen_from_today(session: Session) -> Seen:
    """What people see of today and the days to come."""
    columns = [getattr(Substitution, name) for name in _SEEN]
    rows = session.execute(select(*columns).where(col(Substitution.day) >= clock.today()))
    return frozenset(tuple(row) for row in rows)


def tell_changes(session: Session, before: Seen) -> None:
    """Note that the plan is up to date, and tell everybody whose plan has changed meanwhile."""
    session.merge(PlanStand(id=1, updated_at=clock.now()))
    session.flush()
    announce(session, SUBSTITUTIONS_TOPIC)
    changed = [dict(zip(_SEEN, row, strict=True)) for row in before ^ seen_from_today(session)]
    for row in changed:
        if row["class_id"]:
            announce(session, class_topic(row["class_id"]))
        for teacher_id in filter(None, (row["teacher_id"], row["substitute_id"])):
            announce(session, teacher_topic(teacher_id))
    _count(session, changed)
    _tell_guardians(session, changed)


def _count(session: Session, changed: Iterable[dict[str, Any]]) -> None:
    """Count the changed lessons of classes, of those who had them, and of those who have them."""
    for whose, column in (
        (Whose.CLASS, "class_id"),
        (Whose.TEACHER, "teacher_id"),
        (Whose.TEACHER, "substitute_id"),
    ):
        lessons = [(row[column], row["day"], row["lesson"]) for row in changed if row[column]]
        count_changed_lessons(session, whose, lessons)
        session.flush()


def _tell_guardians(session: Session, changed: Iterable[dict[str, Any]]) -> None:
    """One mail to each guardian, whatever the number of changes and children."""
    days_of_class: defaultdict[int, set[date]] = defaultdict(set)
    for change in changed:
        if change["class_id"] and change["kind"] not in NOT_FOR_FAMILIES:
            days_of_class[change["class_id"]].add(change["day"])
    days_of_guardian: defaultdict[int, set[date]] = defaultdict(set)
    for row in _guardians(session, days_of_class):
        days_of_guardian[row.account_id] |= days_of_class[row.class_id]
    alike: defaultdict[tuple[date, ...], list[int]] = defaultdict(list)
    for account_id, days in days_of_guardian.items():
        alike[tuple(sorted(days))].append(account_id)
    event = f"substitutions-{uuid4().hex}"
    for told, account_ids in alike.items():
        params = {"days": [day.isoformat() for day in told]}
        notify(session, SUBSTITUTIONS_CHANGED, account_ids, event=event, params=params)


def _guardians(session: Session, class_ids: Collection[int]) -> Sequence[Row[Any]]:
    """The guardians of the children of these classes, each with the class."""
    pairs = guardian_pairs()
    return session.execute(
        select(pairs.c.account_id, col(Pupil.class_id))
        .join(Pupil, col(Pupil.id) == pairs.c.pupil_id)
        .where(col(Pupil.is_active), col(Pupil.class_id).in_(class_ids))
        .distinct()
    ).all()
