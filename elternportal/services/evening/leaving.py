"""A child or teacher leaves by an import: appointments to come are cancelled, not left as ghosts.

Families hear of it by mail, or the office gets the task to call them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.domain.school_import import Hanging, Leaving
from elternportal.models.base import known_id
from elternportal.models.evening import Attendance, Booking, ParentsEvening
from elternportal.services.evening.bookings import cancel_by_school
from elternportal.services.evening.raster import replan
from elternportal.services.evening.telling import SchoolChange, ToldView

APPOINTMENTS = "appointments"


def appointments_of(session: Session, leaving: Leaving) -> Sequence[Hanging]:
    """The appointments to come of everybody who leaves."""
    bookings = session.exec(_to_come(leaving)).all()
    pupils = Counter(booking.pupil_id for booking in bookings)
    teachers = Counter(booking.teacher_id for booking in bookings)
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
    """Cancel their appointments to come, and open no slot of those teachers any more."""
    bookings = session.exec(_to_come(leaving).with_for_update(of=Booking)).all()
    told = sum(
        (cancel_by_school(session, actor, booking, "", SchoolChange.LEFT) for booking in bookings),
        ToldView(),
    )
    _close_evenings(session, leaving)
    return {
        "booking_cancelled": len(bookings),
        "guardian_mailed": told.mailed,
        "family_to_call": told.calls,
    }


def _close_evenings(session: Session, leaving: Leaving) -> None:
    rows = session.exec(
        select(Attendance, ParentsEvening)
        .join(ParentsEvening, col(ParentsEvening.id) == col(Attendance.evening_id))
        .where(
            col(Attendance.teacher_id).in_(leaving.teacher_ids),
            col(ParentsEvening.ends_at) > clock.now(),
            ~col(Attendance.is_absent),
        )
        .order_by(col(Attendance.id))
    ).all()
    for attendance, evening in rows:
        attendance.is_absent = True
        session.flush()
        replan(session, evening, known_id(attendance.teacher_id))


def _to_come(leaving: Leaving) -> SelectOfScalar[Booking]:
    statement: SelectOfScalar[Booking] = (
        select(Booking)
        .join(ParentsEvening, col(ParentsEvening.id) == col(Booking.evening_id))
        .where(
            col(ParentsEvening.ends_at) > clock.now(),
            or_(
                col(Booking.pupil_id).in_(leaving.pupil_ids),
                col(Booking.teacher_id).in_(leaving.teacher_ids),
            ),
        )
        .order_by(col(Booking.id))
    )
    return statement
