"""Teachers say on which days and at which single times they have no consultation hours."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import AppointmentState
from elternportal.domain.people import Actor
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment, ConsultationGap
from elternportal.services.consultation.errors import AppointmentIsBooked, instant
from elternportal.services.consultation.hours import (
    Empty,
    announce_hours,
    record_hours,
    refused_field,
)
from elternportal.services.consultation.scope import find_teacher
from elternportal.services.typed_fields import Day


class GapDraft(BaseModel):
    """Days without consultation hours, as they are typed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    first_day: Day
    last_day: Annotated[Day | None, Empty] = None


@dataclass(frozen=True, slots=True)
class AddGap:
    teacher_id: int
    draft: GapDraft


@dataclass(frozen=True, slots=True)
class BlockTime:
    """``starts_at`` is an instant in ISO format."""

    teacher_id: int
    starts_at: str


@dataclass(frozen=True, slots=True)
class GapRow:
    gap_id: int
    first_day: date
    last_day: date


def gaps_of(session: Session, actor: Actor, teacher_id: int) -> tuple[GapRow, ...]:
    """The days to come without hours that the teacher has entered.

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
    """
    find_teacher(session, actor, teacher_id)
    rows = session.scalars(
        select(ConsultationGap)
        .where(
            col(ConsultationGap.teacher_id) == teacher_id,
            col(ConsultationGap.starts_at).is_(None),
            col(ConsultationGap.last_day) >= clock.today(),
        )
        .order_by(col(ConsultationGap.first_day))
    )
    return tuple(GapRow(id_of(row), row.first_day, row.last_day) for row in rows)


def add_gap(session: Session, actor: Actor, command: AddGap) -> None:
    """There are no hours on these days; families who have booked are told (``lost.py``).

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
        InvalidInput: the days are reversed or over.
    """
    find_teacher(session, actor, command.teacher_id)
    first, last = command.draft.first_day, command.draft.last_day or command.draft.first_day
    if last < first or last < clock.today():
        raise refused_field("last_day", "days")
    session.add(ConsultationGap(teacher_id=command.teacher_id, first_day=first, last_day=last))
    session.flush()
    record_hours(session, actor, "consultation-gap-added", command.teacher_id)
    announce_hours(session, command.teacher_id)


def remove_gap(session: Session, actor: Actor, gap_id: int) -> None:
    """The teacher has hours on these days after all.

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
    """
    gap = session.get(ConsultationGap, gap_id)
    find_teacher(session, actor, gap.teacher_id if gap else 0)
    if gap is not None:
        record_hours(session, actor, "consultation-gap-removed", gap.teacher_id)
        announce_hours(session, gap.teacher_id)
        session.delete(gap)


def block_time(session: Session, actor: Actor, command: BlockTime) -> None:
    """Take a single time out, or give it back if it is out.

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
        AppointmentIsBooked: a family has it.
    """
    find_teacher(session, actor, command.teacher_id)
    starts_at = instant(command.starts_at)
    known = session.scalars(
        select(ConsultationGap).where(
            col(ConsultationGap.teacher_id) == command.teacher_id,
            col(ConsultationGap.starts_at) == starts_at,
        )
    ).first()
    if known is not None:
        session.delete(known)
    else:
        _require_unbooked(session, command.teacher_id, command)
        day = clock.to_school(starts_at).date()
        session.add(
            ConsultationGap(
                teacher_id=command.teacher_id, first_day=day, last_day=day, starts_at=starts_at
            )
        )
    session.flush()
    announce_hours(session, command.teacher_id)


def _require_unbooked(session: Session, teacher_id: int, command: BlockTime) -> None:
    booked = select(col(ConsultationAppointment.id)).where(
        col(ConsultationAppointment.teacher_id) == teacher_id,
        col(ConsultationAppointment.starts_at) == instant(command.starts_at),
        col(ConsultationAppointment.state) == AppointmentState.BOOKED,
    )
    if session.scalar(booked) is not None:
        raise AppointmentIsBooked()
