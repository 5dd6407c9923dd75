"""In which class a child was on which day: it keeps the exams of each class and time.

An import tells only in which class a child is now. Whoever is in another one than before was in the
old one until the day before.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.school_calendar import A_DAY
from elternportal.domain.school_import import Applied
from elternportal.models.school import FormerClass, Pupil, SchoolClass


def is_in_class(pupil_id: Any, class_id: Any, day: Any) -> ColumnElement[bool]:
    """The SQL condition that a child is, was or will be in a class on a day.

    All three are columns or values. Whoever has left school is in no class any more.
    """
    was_there = (
        exists()
        .where(
            col(FormerClass.pupil_id) == pupil_id,
            col(FormerClass.class_id) == class_id,
            or_(col(FormerClass.first_day).is_(None), col(FormerClass.first_day) <= day),
            col(FormerClass.last_day) >= day,
        )
        .correlate_except(FormerClass)
    )
    was_elsewhere = (
        exists()
        .where(col(FormerClass.pupil_id) == pupil_id, col(FormerClass.last_day) >= day)
        .correlate_except(FormerClass)
    )
    is_there = (
        exists()
        .where(col(Pupil.id) == pupil_id, col(Pupil.class_id) == class_id, col(Pupil.is_active))
        .correlate_except(Pupil)
    )
    return was_there | (is_there & ~was_elsewhere)


def in_class_since(session: Session, pupil_id: int) -> date | None:
    """The first day of a child in its present class; None if it was never in another one."""
    last_elsewhere = session.scalar(
        select(func.max(col(FormerClass.last_day))).where(col(FormerClass.pupil_id) == pupil_id)
    )
    return last_elsewhere + A_DAY if last_elsewhere else None


def note_class_changes(session: Session) -> Callable[[Applied], None]:
    """Remember the children's classes before an import, and note afterwards who has changed."""
    before = _classes(session)

    def note(applied: Applied) -> None:
        if applied.has_changed("pupil"):
            _note(session, before, applied)

    return note


def _note(session: Session, before: Mapping[int, int | None], applied: Applied) -> None:
    now = _classes(session)
    known = set(session.scalars(select(col(SchoolClass.id))))
    yesterday = clock.to_school(applied.at).date() - A_DAY
    left = {
        pupil_id: class_id
        for pupil_id, class_id in before.items()
        if class_id in known and now.get(pupil_id) not in (class_id, None)
    }
    rows = session.execute(
        select(col(FormerClass.pupil_id), func.max(col(FormerClass.last_day)).label("last"))
        .where(col(FormerClass.pupil_id).in_(left))
        .group_by(col(FormerClass.pupil_id))
    )
    stays_until = {row.pupil_id: row.last for row in rows}
    for pupil_id, class_id in left.items():
        until = stays_until.get(pupil_id)
        first_day = until + A_DAY if until else None
        if class_id and (first_day is None or first_day <= yesterday):
            session.add(
                FormerClass(
                    pupil_id=pupil_id, class_id=class_id, first_day=first_day, last_day=yesterday
                )
            )
    session.flush()


def _classes(session: Session) -> dict[int, int | None]:
    """The class of each child at school."""
    rows = session.execute(select(col(Pupil.id), col(Pupil.class_id)).where(col(Pupil.is_active)))
    return {row.id: row.class_id for row in rows}
