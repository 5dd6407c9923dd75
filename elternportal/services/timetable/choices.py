"""Whose plans a person may look at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.names import name_order, natural_order, surname_of
from elternportal.domain.people import Actor
from elternportal.domain.timetable import A_DAY
from elternportal.models.base import id_of
from elternportal.models.school import SchoolClass, Teacher
from elternportal.models.timetable import TimetableSlot
from elternportal.services.school import ChildView, next_school_day, own_children
from elternportal.services.timetable.week import PlanAsked


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A class or a teacher to choose."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class PlanChoicesView:
    """Own children, the own plan of a teacher, and for the office every class, teacher and room.

    ``usual_day`` is today, or else the next day with school.
    """

    children: Sequence[ChildView]
    usual_day: date
    own_teacher_id: int = 0
    classes: Sequence[NamedRow] = ()
    teachers: Sequence[NamedRow] = ()
    rooms: Sequence[str] = ()

    @property
    def first(self) -> PlanAsked | None:
        """What is shown to somebody who has not chosen; None if there is nothing to choose."""
        if self.children:
            return PlanAsked(child_id=self.children[0].id)
        if self.own_teacher_id:
            return PlanAsked(teacher_id=self.own_teacher_id)
        return PlanAsked(class_id=self.classes[0].id) if self.classes else None


def read_choices(session: Session, actor: Actor) -> PlanChoicesView:
    """What this person may choose from."""
    today = clock.today()
    view = PlanChoicesView(
        children=own_children(session, actor),
        usual_day=next_school_day(session, today - A_DAY) or today,
        own_teacher_id=actor.teacher_id or 0,
    )
    if not actor.is_administration:
        return view
    return replace(
        view, classes=_classes(session), teachers=_teachers(session), rooms=_rooms(session)
    )


def _classes(session: Session) -> Sequence[NamedRow]:
    rows = session.execute(select(col(SchoolClass.id), col(SchoolClass.short_name)))
    named = [NamedRow(id_of(row), row.short_name) for row in rows]
    return sorted(named, key=lambda row: natural_order(row.name))


def _teachers(session: Session) -> Sequence[NamedRow]:
    rows = session.scalars(select(Teacher).where(col(Teacher.is_active)))
    named = [NamedRow(id_of(row), f"{surname_of(row)} ({row.short_name})") for row in rows]
    return sorted(named, key=lambda row: name_order(row.name))


def _rooms(session: Session) -> Sequence[str]:
    rooms = session.scalars(
        select(col(TimetableSlot.room)).where(col(TimetableSlot.room) != "").distinct()
    )
    return sorted(rooms, key=natural_order)
