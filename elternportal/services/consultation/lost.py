"""Appointments at times that are offered no more: their families are told, and take another one.

An hour was changed or taken away, the teacher is away, by own entry or by the substitution plan, or
there are holidays: whatever led to it, the clock finds it (``schedule.py``), and what is booked by
hand is compared with what the hours offer in the same way.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import AppointmentState
from elternportal.domain.people import SYSTEM
from elternportal.mail.notify import notify
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment
from elternportal.services.consultation.checks import lock_teacher
from elternportal.services.consultation.mails import REMINDER
from elternportal.services.consultation.offered import OfferedTimes, offered_times
from elternportal.services.consultation.staff import cancel_by_school, record_appointment
from elternportal.services.consultation.telling import tell_teacher
from elternportal.services.school import guardians_of

REMIND_BEFORE = timedelta(days=1)


def find_lost(session: Session) -> Sequence[int]:
    """The appointments to come whose time no hour offers any more."""
    coming = session.scalars(
        select(ConsultationAppointment)
        .where(
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.starts_at) > clock.now(),
        )
        .order_by(col(ConsultationAppointment.id))
    ).all()
    if not coming:
        return ()
    teachers = {one.teacher_id for one in coming}
    offered = offered_times(session, teachers, clock.today(), max(one.day for one in coming))
    return [id_of(one) for one in coming if not _is_offered(offered, one)]


def cancel_lost(session: Session, appointment_id: int) -> None:
    """Cancel such an appointment and tell its family; twice is once."""
    found = session.get(ConsultationAppointment, appointment_id)
    if found is None:
        return
    lock_teacher(session, found.teacher_id)
    session.refresh(found, with_for_update=True)
    if found.state != AppointmentState.BOOKED or found.starts_at <= clock.now():
        return
    offered = offered_times(session, [found.teacher_id], found.day, found.day)
    if _is_offered(offered, found):
        return
    record_appointment(session, SYSTEM, "consultation-lost", found)
    cancel_by_school(session, found, "")
    tell_teacher(session, found.teacher_id)


def find_to_remind(session: Session) -> Sequence[int]:
    """The appointments of the next day whose families are to be reminded.

    Who has booked within the last day still knows.
    """
    now = clock.now()
    found = session.scalars(
        select(ConsultationAppointment)
        .where(
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.reminded_at).is_(None),
            col(ConsultationAppointment.starts_at) > now,
            col(ConsultationAppointment.starts_at) <= now + REMIND_BEFORE,
            col(ConsultationAppointment.changed_at) < now - REMIND_BEFORE,
        )
        .order_by(col(ConsultationAppointment.id))
    )
    return [id_of(one) for one in found]


def remind(session: Session, appointment_id: int) -> None:
    """Remind the family of one appointment; twice is once."""
    found = session.get(ConsultationAppointment, appointment_id, with_for_update=True)
    if found is None or found.state != AppointmentState.BOOKED or found.reminded_at is not None:
        return
    found.reminded_at = clock.now()
    starts_at = found.starts_at.isoformat()
    notify(
        session,
        REMINDER,
        [guardian.account_id for guardian in guardians_of(session, found.pupil_id)],
        event=f"consultation-reminder-{found.id}-{found.sequence}",
        params={"appointment_id": found.id, "starts_at": starts_at},
    )


def _is_offered(offered: OfferedTimes, appointment: ConsultationAppointment) -> bool:
    """Whether one of the teacher's hours still has just this time; a blocked one counts."""
    return any(
        one.teacher_id == appointment.teacher_id
        and one.span.starts_at == appointment.starts_at
        and one.span.ends_at == appointment.ends_at
        for one in offered.times
    )
