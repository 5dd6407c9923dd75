"""The coming evenings on the start page: for families what to book, for teachers who comes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.evening import EveningRules, Phase
from elternportal.domain.names import name_order, pupil_name, surname_of, teacher_name
from elternportal.domain.people import Actor, Role
from elternportal.models.base import id_of
from elternportal.models.evening import Attendance, Booking, Invitation, ParentsEvening
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.services.evening.access import rules_of
from elternportal.services.evening.family_plan import OwnBookingRow, own_plan
from elternportal.services.school import own_pupils


@dataclass(frozen=True, slots=True)
class OpenInvitationRow:
    """A teacher asks to talk about a child, and there is no appointment yet."""

    teacher_name: str
    child_name: str


@dataclass(frozen=True, slots=True)
class FamilyGlanceRow:
    """A coming evening for a parent."""

    evening_id: int
    title: str
    starts_at: datetime
    phase: Phase
    rules: EveningRules
    bookings: tuple[OwnBookingRow, ...]
    invitations: tuple[OpenInvitationRow, ...]


@dataclass(frozen=True, slots=True)
class TeacherGlanceRow:
    """A coming evening of a teacher, with the number of families that come."""

    evening_id: int
    title: str
    starts_at: datetime
    booked: int
    is_called_off: bool = False


@dataclass(frozen=True, slots=True)
class EveningsAtStartView:
    """``evenings`` are a family's, ``teaching`` a teacher's; empty for whoever is not."""

    evenings: tuple[FamilyGlanceRow, ...]
    teaching: tuple[TeacherGlanceRow, ...]


def evenings_at_start(session: Session, actor: Actor) -> EveningsAtStartView:
    """The coming evenings of the actor, in each of the actor's roles."""
    return EveningsAtStartView(
        evenings=_family_evenings(session, actor) if actor.has(Role.PARENT) else (),
        teaching=_teaching(session, actor.teacher_id) if actor.teacher_id else (),
    )


def _family_evenings(session: Session, actor: Actor) -> tuple[FamilyGlanceRow, ...]:
    now = clock.now()
    evenings = session.scalars(
        select(ParentsEvening)
        .where(col(ParentsEvening.is_published), col(ParentsEvening.ends_at) > now)
        .order_by(col(ParentsEvening.starts_at))
    ).all()
    return tuple(_family_glance(session, actor, evening, now) for evening in evenings)


def _family_glance(
    session: Session, actor: Actor, evening: ParentsEvening, now: datetime
) -> FamilyGlanceRow:
    rules = rules_of(evening)
    evening_id = id_of(evening)
    return FamilyGlanceRow(
        evening_id=evening_id,
        title=evening.title,
        starts_at=evening.starts_at,
        phase=rules.phase(now),
        rules=rules,
        bookings=own_plan(session, actor, evening_id).bookings,
        invitations=_open_invitations(session, actor, evening_id),
    )


def _open_invitations(
    session: Session, actor: Actor, evening_id: int
) -> tuple[OpenInvitationRow, ...]:
    is_booked = exists().where(
        col(Booking.evening_id) == col(Invitation.evening_id),
        col(Booking.teacher_id) == col(Invitation.teacher_id),
        col(Booking.pupil_id) == col(Invitation.pupil_id),
    )
    rows = session.execute(
        select(Teacher, Pupil, col(SchoolClass.short_name))
        .join(Invitation, col(Invitation.teacher_id) == col(Teacher.id))
        .join(
            Attendance,
            and_(
                col(Attendance.evening_id) == col(Invitation.evening_id),
                col(Attendance.teacher_id) == col(Invitation.teacher_id),
            ),
        )
        .join(Pupil, col(Pupil.id) == col(Invitation.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(
            col(Invitation.evening_id) == evening_id,
            col(Invitation.is_needed),
            col(Pupil.id).in_(own_pupils(actor)),
            ~is_booked,
            ~col(Attendance.is_absent),
        )
    )
    by_name = sorted(rows, key=lambda row: name_order(surname_of(row[0]), row[1].first_name))
    return tuple(
        OpenInvitationRow(
            teacher_name(teacher, actor.language),
            pupil_name(pupil.first_name, pupil.surname, class_name or ""),
        )
        for teacher, pupil, class_name in by_name
    )


def _teaching(session: Session, teacher_id: int) -> tuple[TeacherGlanceRow, ...]:
    booked = (
        select(func.count())
        .where(
            col(Booking.evening_id) == col(ParentsEvening.id),
            col(Booking.teacher_id) == teacher_id,
        )
        .scalar_subquery()
        .label("booked")
    )
    rows = session.execute(
        select(
            col(ParentsEvening.id),
            col(ParentsEvening.title),
            col(ParentsEvening.starts_at),
            col(ParentsEvening.called_off_at),
            booked,
        )
        .join(Attendance, col(Attendance.evening_id) == col(ParentsEvening.id))
        .where(
            col(Attendance.teacher_id) == teacher_id,
            col(ParentsEvening.is_published),
            col(ParentsEvening.ends_at) > clock.now(),
        )
        .order_by(col(ParentsEvening.starts_at))
    )
    return tuple(
        TeacherGlanceRow(
            row.id, row.title, row.starts_at, row.booked, row.called_off_at is not None
        )
        for row in rows
    )
