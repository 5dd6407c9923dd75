"""A teacher's classes on a day: who is away and whether it is excused, never why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.absences import AwaySpan, Source
from elternportal.domain.names import pupil_name
from elternportal.domain.people import STAFF, Actor
from elternportal.models.absences import Absence, LeaveRequest
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.absences.joining import span_of
from elternportal.services.absences.leave_rows import exemptions_on, is_exempted_on
from elternportal.services.absences.scope import is_open
from elternportal.services.conditions import is_administration
from elternportal.services.school import is_school_day, is_taught_by


@dataclass(frozen=True, slots=True)
class AwayRow:
    """A child that is away today; ``is_excused`` if somebody has said so before."""

    absence_id: int
    pupil_id: int
    name: str
    span: AwaySpan
    is_excused: bool


@dataclass(frozen=True, slots=True)
class ExemptedRow:
    """A child that is there and freed from a subject's lessons until ``last_day``."""

    pupil_id: int
    name: str
    subject: str
    last_day: date


@dataclass(frozen=True, slots=True)
class ClassDayRow:
    """A class, who of it is away, and who is exempted from something, by name."""

    class_id: int
    class_name: str
    away: Sequence[AwayRow]
    exempted: Sequence[ExemptedRow]

    @property
    def children_away(self) -> int:
        """A child with two appointments is away twice and is one child."""
        return len({row.pupil_id for row in self.away})


@dataclass(frozen=True, slots=True)
class ClassDaysView:
    """All classes that the person may ask about; those from which nobody is missing, too."""

    day: date
    is_school_day: bool
    classes: Sequence[ClassDayRow]


def may_see_class(actor: Actor) -> ColumnElement[bool]:
    """A :class:`SchoolClass` is one that the person leads or teaches; all for office and head."""
    if actor.teacher_id is None:
        return is_administration(actor)
    return is_taught_by(actor.teacher_id) | is_administration(actor)


def read_class_days(session: Session, actor: Actor) -> ClassDaysView:
    """Today in each class of the person.

    Raises:
        NotAllowed: the actor does not work at the school.
    """
    actor.require(*STAFF)
    day = clock.today()
    classes = session.execute(
        select(col(SchoolClass.id), col(SchoolClass.short_name))
        .where(may_see_class(actor))
        .order_by(col(SchoolClass.short_name))
    ).all()
    ids = [id_of(row) for row in classes]
    away = away_in_classes(session, ids, day)
    exempted = exempted_in_classes(session, ids, day)
    rows = [
        ClassDayRow(row.id, row.short_name, away.get(row.id, ()), exempted.get(row.id, ()))
        for row in classes
    ]
    return ClassDaysView(day, is_school_day(session, day), rows)


def away_in_classes(
    session: Session, class_ids: Sequence[int], day: date
) -> dict[int, list[AwayRow]]:
    found = session.execute(
        select(Absence, Pupil)
        .join(Pupil, col(Pupil.id) == col(Absence.pupil_id))
        .where(col(Pupil.class_id).in_(class_ids), col(Pupil.is_active), is_open())
        .where(col(Absence.first_day) <= day, col(Absence.last_day) >= day)
        .order_by(col(Pupil.surname), col(Pupil.first_name), col(Absence.id))
    )
    away: dict[int, list[AwayRow]] = {}
    for absence, pupil in found:
        row = AwayRow(
            absence_id=id_of(absence),
            pupil_id=id_of(pupil),
            name=pupil_name(pupil.first_name, pupil.surname),
            span=span_of(absence),
            is_excused=absence.source != Source.TEACHER,
        )
        away.setdefault(pupil.class_id or 0, []).append(row)
    return away


def exempted_in_classes(
    session: Session, class_ids: Sequence[int], day: date
) -> dict[int, list[ExemptedRow]]:
    """Who is exempted from what, by class; the caller has checked the classes."""
    children = {
        id_of(pupil): pupil
        for pupil in session.scalars(
            select(Pupil)
            .where(col(Pupil.class_id).in_(class_ids), col(Pupil.is_active))
            .where(col(Pupil.id).in_(select(col(LeaveRequest.pupil_id)).where(is_exempted_on(day))))
        )
    }
    exempted: dict[int, list[ExemptedRow]] = {}
    for row in exemptions_on(session, children, is_exempted_on(day)):
        pupil = children[row.pupil_id]
        name = pupil_name(pupil.first_name, pupil.surname)
        line = ExemptedRow(row.pupil_id, name, row.subject, row.last_day)
        exempted.setdefault(pupil.class_id or 0, []).append(line)
    return exempted
