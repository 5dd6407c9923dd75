"""The substitution plan: what is different on each of the next days, for whom it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.names import natural_order
from elternportal.domain.people import Actor, Role
from elternportal.domain.timetable import A_DAY, NOT_FOR_FAMILIES, LessonChange
from elternportal.models.school import Pupil
from elternportal.models.timetable import PlanStand, Substitution
from elternportal.services.school import next_school_day, own_children
from elternportal.services.timetable.rows import changes_of_days, day_texts
from elternportal.services.timetable.scope import visible_substitutions

DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class ForWhomView:
    """The changes of one child, of the teacher, or of the whole school (then ``name`` is empty)."""

    name: str
    is_child: bool
    changes: tuple[LessonChange, ...]


@dataclass(frozen=True, slots=True)
class ChangedDayView:
    """One day with what the office says about it, and the changes by child."""

    day: date
    text: str
    parts: tuple[ForWhomView, ...]


@dataclass(frozen=True, slots=True)
class SubstitutionsView:
    """The days on which something is different. ``updated_at`` is when the plan was brought in.

    ``class_ids`` and ``teacher_id`` are what the view depends on.
    """

    days: tuple[ChangedDayView, ...]
    updated_at: datetime | None
    class_ids: tuple[int, ...]
    teacher_id: int


def read_substitutions(session: Session, actor: Actor) -> SubstitutionsView:
    """From today on: each own child's changes, a teacher's own ones, and for the office all."""
    first = clock.today()
    begins = next_school_day(session, first - A_DAY) or first  # also seen from the holidays
    last = begins + DAYS_AHEAD * A_DAY
    texts = day_texts(session, first, last)
    parts = [
        (name, is_family, changes_of_days(session, visible, first, last))
        for name, is_family, visible in _parts(session, actor)
    ]
    days = sorted({*texts, *(day for _, _, changes in parts for day in changes)})
    found = []
    for day in days:
        for_whom = tuple(
            ForWhomView(name, is_family, shown)
            for name, is_family, changes in parts
            if (shown := _in_order(changes.get(day, ()), is_family))
        )
        if for_whom or day in texts:
            found.append(ChangedDayView(day, texts.get(day, ""), for_whom))
    stand = session.get(PlanStand, 1)
    return SubstitutionsView(
        tuple(found),
        stand.updated_at if stand else None,
        _class_ids(session, actor),
        actor.teacher_id or 0,
    )


def _parts(session: Session, actor: Actor) -> list[tuple[str, bool, ColumnElement[bool]]]:
    """For whom the person reads: a name, whether it is a child, and the condition."""
    visible = visible_substitutions(actor)
    if actor.is_administration:
        return [("", False, visible)]
    parts: list[tuple[str, bool, ColumnElement[bool]]] = []
    if actor.has(Role.TEACHER) and actor.teacher_id is not None:
        is_theirs = col(Substitution.teacher_id) == actor.teacher_id
        is_theirs |= col(Substitution.substitute_id) == actor.teacher_id
        parts.append((actor.name, False, visible & is_theirs))
    for child in own_children(session, actor):
        class_id = select(col(Pupil.class_id)).where(col(Pupil.id) == child.id).scalar_subquery()
        parts.append((child.label, True, visible & (col(Substitution.class_id) == class_id)))
    return parts


def _in_order(changes: Sequence[LessonChange], is_family: bool) -> tuple[LessonChange, ...]:
    shown = [c for c in changes if not (is_family and c.kind in NOT_FOR_FAMILIES)]
    return tuple(sorted(shown, key=lambda c: (c.lesson, natural_order(c.classes))))


def _class_ids(session: Session, actor: Actor) -> tuple[int, ...]:
    ids = [child.id for child in own_children(session, actor)]
    classes = session.scalars(select(col(Pupil.class_id)).where(col(Pupil.id).in_(ids)))
    return tuple(class_id for class_id in classes if class_id is not None)
