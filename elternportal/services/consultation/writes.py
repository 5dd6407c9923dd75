"""Writes appointments: the rows, the holds on people, who sees it at once, and the mails.

No rules here: a constraint that stops a write becomes the sentence for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce, announce_later
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.consultation import (
    AppointmentState,
    TalkForm,
    TalkTime,
    teacher_topic,
)
from elternportal.domain.people import Actor
from elternportal.domain.slots import UNDO_TIME
from elternportal.errors import Conflict
from elternportal.i18n.dates import day_and_time
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment, ConsultationHour
from elternportal.models.holds import FamilyHold
from elternportal.models.overlap import OVERLAP_NAMES
from elternportal.services.consultation.errors import AlreadyThatDay, FamilyIsBusy, TimeTaken
from elternportal.services.school import (
    Attending,
    GuardianContactRow,
    Meeting,
    TeacherHeld,
    hold_people,
)

ONE_A_DAY = "uq_consultation_appointment_day"


@dataclass(frozen=True, slots=True)
class Booker:
    """Who books for which child, and the child's guardians, who are locked."""

    actor: Actor
    pupil_id: int
    family: Sequence[GuardianContactRow]


def insert_appointment(
    session: Session, booker: Booker, time: TalkTime, hour: ConsultationHour
) -> ConsultationAppointment:
    """Book the time, and hold everybody who comes.

    Raises:
        TimeTaken, FamilyIsBusy, AlreadyThatDay: a constraint stopped it.
    """
    now = clock.now()
    appointment = ConsultationAppointment(
        teacher_id=time.teacher_id,
        pupil_id=booker.pupil_id,
        hour_id=time.hour_id,
        starts_at=time.span.starts_at,
        ends_at=time.span.ends_at,
        day=time.day,
        room=hour.room,
        form=forms_of(hour)[0],
        booked_by=booker.actor.account_id or None,
        booked_at=now,
        changed_at=now,
    )
    session.add(appointment)
    _write(session, appointment, booker)
    return appointment


def move_appointment(
    session: Session,
    booker: Booker,
    appointment: ConsultationAppointment,
    time: TalkTime,
    hour: ConsultationHour,
    *,
    keeps_old: bool,
) -> None:
    """Move the appointment to another time of its teacher; with ``keeps_old`` nobody else gets the
    time that it leaves for :data:`UNDO_TIME`.

    Raises:
        TimeTaken, FamilyIsBusy, AlreadyThatDay: a constraint stopped it.
    """
    _release(session, appointment)
    appointment.moved_at = appointment.changed_at = clock.now()
    appointment.moved_from = appointment.starts_at if keeps_old else None
    appointment.starts_at, appointment.ends_at = time.span.starts_at, time.span.ends_at
    appointment.day, appointment.hour_id, appointment.room = time.day, time.hour_id, hour.room
    if appointment.form not in forms_of(hour):
        appointment.form = forms_of(hour)[0]
    appointment.sequence += 1
    appointment.reminded_at = None
    _write(session, appointment, booker)
    if keeps_old:
        announce_later(session, UNDO_TIME.total_seconds(), teacher_topic(appointment.teacher_id))


def cancel_appointment(
    session: Session,
    appointment: ConsultationAppointment,
    family: Sequence[GuardianContactRow],
    *,
    by_school: bool = False,
    reason: str = "",
    offers: Sequence[str] = (),
) -> None:
    """Give the time free; the row stays, so that the family sees what became of it."""
    _release(session, appointment)
    appointment.state = AppointmentState.CANCELLED
    appointment.cancelled_at = appointment.changed_at = clock.now()
    appointment.sequence += 1
    appointment.by_school, appointment.reason, appointment.offers = by_school, reason, [*offers]
    session.flush()
    announce_appointment(session, appointment, family)


def forms_of(hour: ConsultationHour) -> tuple[TalkForm, ...]:
    """How the teacher can be talked to in an hour, the usual way first."""
    offered = (
        (TalkForm.ON_SITE, hour.on_site),
        (TalkForm.PHONE, hour.by_phone),
        (TalkForm.VIDEO, hour.by_video),
    )
    return tuple(form for form, is_offered in offered if is_offered)


def announce_appointment(
    session: Session,
    appointment: ConsultationAppointment,
    family: Sequence[GuardianContactRow],
) -> None:
    """Tell all open pages that show it. A guardian who teaches is busy then, too."""
    teachers = {appointment.teacher_id, *(one.teacher_id for one in family if one.teacher_id)}
    announce(
        session,
        *map(teacher_topic, sorted(teachers)),
        *(topics.family(one.account_id) for one in family),
    )


def _write(session: Session, appointment: ConsultationAppointment, booker: Booker) -> None:
    of_teacher = select(col(Account.id)).where(col(Account.teacher_id) == appointment.teacher_id)
    time = day_and_time(appointment.starts_at, booker.actor.language)
    try:
        session.flush()
        account = session.scalar(of_teacher)
        people = Attending(booker.pupil_id, booker.family, appointment.teacher_id, account)
        meeting = Meeting(
            appointment.starts_at, appointment.ends_at, appointment_id=id_of(appointment)
        )
        hold_people(session, meeting, people)
    except TeacherHeld as error:
        raise TimeTaken(time) from error
    except IntegrityError as error:
        raise _explain(error, time) from error
    announce_appointment(session, appointment, booker.family)


def _explain(error: IntegrityError, time: str) -> Conflict:
    """The constraint that stopped a write, as the sentence for it; any other error is raised."""
    broken = broken_constraint(error)
    if broken in OVERLAP_NAMES:
        return FamilyIsBusy(time)
    if broken == ONE_A_DAY:
        return AlreadyThatDay()
    raise error


def _release(session: Session, appointment: ConsultationAppointment) -> None:
    session.execute(delete(FamilyHold).where(col(FamilyHold.appointment_id) == id_of(appointment)))
