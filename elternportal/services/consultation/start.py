"""Consultation hours on the start page: what is booked, and what the school has cancelled."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import AppointmentState
from elternportal.domain.people import Actor, Role
from elternportal.models.consultation import ConsultationAppointment
from elternportal.services.consultation.own_talks import (
    DeclinedRow,
    OwnTalkRow,
    declined_talks,
    own_talks,
)


@dataclass(frozen=True, slots=True)
class TeacherDayRow:
    """The next day on which a teacher has appointments, and how many."""

    day: date
    booked: int


@dataclass(frozen=True, slots=True)
class TalksAtStartView:
    """``own`` and ``declined`` are a family's, ``teaching`` a teacher's."""

    own: tuple[OwnTalkRow, ...] = ()
    declined: tuple[DeclinedRow, ...] = ()
    teaching: TeacherDayRow | None = None


def talks_at_start(session: Session, actor: Actor) -> TalksAtStartView:
    """The actor's appointments in each of the actor's roles."""
    is_parent = actor.has(Role.PARENT)
    return TalksAtStartView(
        own=own_talks(session, actor) if is_parent else (),
        declined=declined_talks(session, actor, {}) if is_parent else (),
        teaching=_teaching(session, actor.teacher_id) if actor.teacher_id else None,
    )


def _teaching(session: Session, teacher_id: int) -> TeacherDayRow | None:
    day = col(ConsultationAppointment.day)
    row = session.execute(
        select(day, func.count().label("booked"))
        .where(
            col(ConsultationAppointment.teacher_id) == teacher_id,
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.ends_at) > clock.now(),
        )
        .group_by(day)
        .order_by(day)
        .limit(1)
    ).first()
    return TeacherDayRow(row.day, row.booked) if row else None
