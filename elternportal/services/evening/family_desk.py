"""The plan of a family as the office sees and prints it: the appointments of several children."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.names import TeacherName
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.models.evening import Attendance, Booking, ParentsEvening, Slot
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.services.evening.documents import title_of
from elternportal.services.evening.office import child_label
from elternportal.services.evening.printed_family_plan import FamilyAppointment, FamilyPlan
from elternportal.services.finding import find_for_office
from elternportal.services.school import siblings_of, subjects_by_teacher


@dataclass(frozen=True, slots=True)
class FamilyAppointmentRow:
    """An appointment of one of the children."""

    starts_at: datetime
    ends_at: datetime
    teacher_id: int
    teacher: TeacherName
    room: str
    child: str
    class_id: int | None


def appointments_of(
    session: Session, evening_id: int, pupil_ids: Collection[int]
) -> tuple[FamilyAppointmentRow, ...]:
    """The appointments of these children by time; the caller has checked who asks."""
    rows = session.execute(
        select(Slot, Teacher, Attendance, Pupil, SchoolClass)
        .join(Booking, col(Booking.slot_id) == col(Slot.id))
        .join(Teacher, col(Teacher.id) == col(Booking.teacher_id))
        .join(
            Attendance,
            (col(Attendance.evening_id) == col(Booking.evening_id))
            & (col(Attendance.teacher_id) == col(Booking.teacher_id)),
        )
        .join(Pupil, col(Pupil.id) == col(Booking.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Booking.evening_id) == evening_id, col(Booking.pupil_id).in_(pupil_ids))
        .order_by(col(Slot.starts_at), col(Slot.id))
    )
    return tuple(
        FamilyAppointmentRow(
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            teacher_id=slot.teacher_id,
            teacher=TeacherName.of(teacher),
            room=attendance.room,
            child=child_label(pupil, school_class),
            class_id=pupil.class_id,
        )
        for slot, teacher, attendance, pupil, school_class in rows
    )


def family_paper_of(session: Session, actor: Actor, evening_id: int, pupil_id: int) -> FamilyPlan:
    """The plan that goes home with a child, for office and head.

    It has the appointments of the child, and of those siblings whom all its guardians know.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`; also when the child is missing or has
            left.
    """
    evening = find_for_office(session, actor, ParentsEvening, evening_id)
    pupil = session.get(Pupil, pupil_id)
    if pupil is None or not pupil.is_active:
        raise NotFound()
    known = [one.pupil_id for one in siblings_of(session, pupil_id) if one.is_of_all]
    rows = appointments_of(session, evening_id, [pupil_id, *known])
    classes = {row.class_id for row in rows}
    subjects = {class_id: subjects_by_teacher(session, class_id) for class_id in classes}
    return FamilyPlan(
        evening=title_of(evening.title, actor, is_called_off=evening.called_off_at is not None),
        starts_at=evening.starts_at,
        as_of=clock.now(),
        appointments=tuple(
            FamilyAppointment(
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                teacher=row.teacher.text(actor.language),
                subject=subjects[row.class_id].get(row.teacher_id, ""),
                room=row.room,
                child=row.child,
            )
            for row in rows
        ),
    )
