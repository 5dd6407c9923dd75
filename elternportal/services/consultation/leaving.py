"""A child or teacher leaves by an import: their appointments to come are cancelled."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Select, or_, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import AppointmentState
from elternportal.domain.people import Actor
from elternportal.domain.school_import import Hanging, Leaving
from elternportal.models.consultation import ConsultationAppointment
from elternportal.services.consultation.staff import cancel_by_school, record_appointment

APPOINTMENTS = "appointments"


def appointments_of(session: Session, leaving: Leaving) -> Sequence[Hanging]:
    """The appointments to come of everybody who leaves."""
    booked = session.scalars(_to_come(leaving)).all()
    pupils = Counter(one.pupil_id for one in booked)
    teachers = Counter(one.teacher_id for one in booked)
    return [
        *(
            Hanging(APPOINTMENTS, pupils[pupil_id], pupil_id=pupil_id)
            for pupil_id in sorted(leaving.pupil_ids & pupils.keys())
        ),
        *(
            Hanging(APPOINTMENTS, teachers[teacher_id], teacher_id=teacher_id)
            for teacher_id in sorted(leaving.teacher_ids & teachers.keys())
        ),
    ]


def cancel_of_leaving(session: Session, actor: Actor, leaving: Leaving) -> Mapping[str, int]:
    """Cancel their appointments to come; a teacher who left offers no times (``offered.py``)."""
    booked = session.scalars(_to_come(leaving).with_for_update()).all()
    mailed = []
    for one in booked:
        record_appointment(session, actor, "consultation-lost", one)
        mailed.append(cancel_by_school(session, one, "").mailed)
    return {
        "booking_cancelled": len(mailed),
        "guardian_mailed": sum(mailed),
        "family_to_call": mailed.count(0),
    }


def _to_come(leaving: Leaving) -> Select[ConsultationAppointment]:
    return (
        select(ConsultationAppointment)
        .where(
            col(ConsultationAppointment.starts_at) > clock.now(),
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            or_(
                col(ConsultationAppointment.pupil_id).in_(leaving.pupil_ids),
                col(ConsultationAppointment.teacher_id).in_(leaving.teacher_ids),
            ),
        )
        .order_by(col(ConsultationAppointment.id))
    )
