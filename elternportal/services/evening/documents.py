"""Fills the printed plans and the calendar of an evening with what the actor may see."""

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import Actor, Role
from elternportal.i18n import t
from elternportal.services.evening.calendar_file import CalendarAppointment
from elternportal.services.evening.family import evening_frame
from elternportal.services.evening.family_plan import own_plan
from elternportal.services.evening.office import evening_board
from elternportal.services.evening.printed_family_plan import FamilyAppointment, FamilyPlan
from elternportal.services.evening.printed_teacher_plan import TeacherPlan, TeacherSlot
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.teacher_view import teacher_evening


def family_plan_of(session: Session, actor: Actor, evening_id: int) -> FamilyPlan:
    """The acting parent's own plan.

    Raises:
        NotAllowed: the actor is no parent.
        NotFound: no such published evening.
    """
    actor.require(Role.PARENT)
    frame = evening_frame(session, actor, evening_id)
    subjects = {column.key: column.subjects for column in frame.columns}
    return FamilyPlan(
        evening=title_of(frame.title, actor, is_called_off=frame.rules.is_called_off),
        starts_at=frame.starts_at,
        as_of=clock.now(),
        appointments=tuple(
            FamilyAppointment(
                starts_at=booking.starts_at,
                ends_at=booking.ends_at,
                teacher=booking.teacher_name,
                subject=subjects.get(booking.column_key, ""),
                room=booking.room,
                child=booking.child.label,
            )
            for booking in own_plan(session, actor, evening_id).bookings
        ),
    )


def family_calendar_of(
    session: Session, actor: Actor, evening_id: int
) -> tuple[CalendarAppointment, ...]:
    """The acting parent's own appointments for a calendar.

    Raises: like :func:`family_plan_of`.
    """
    actor.require(Role.PARENT)
    frame = evening_frame(session, actor, evening_id)
    if frame.rules.is_called_off:
        return ()
    subjects = {column.key: column.subjects for column in frame.columns}
    return tuple(
        CalendarAppointment(
            booking_id=booking.booking_id,
            pupil_id=booking.child.id,
            child=booking.child.label,
            evening=frame.title,
            teacher=booking.teacher_name,
            subject=subjects.get(booking.column_key, ""),
            room=booking.room,
            starts_at=booking.starts_at,
            ends_at=booking.ends_at,
            booked_at=booking.booked_at,
            moved_at=booking.moved_at,
        )
        for booking in own_plan(session, actor, evening_id).bookings
    )


def teacher_plan_of(session: Session, actor: Actor, who: TeacherAtEvening) -> TeacherPlan:
    """One teacher's plan with free times, for the teacher, the office and the head.

    Raises:
        NotAllowed, NotFound: see :func:`elternportal.services.evening.scope.find_own_evening`.
    """
    view = teacher_evening(session, actor, who)
    return TeacherPlan(
        evening=title_of(view.title, actor, is_called_off=view.is_called_off),
        starts_at=view.starts_at,
        teacher=view.teacher.text(actor.language),
        room=view.room,
        as_of=clock.now(),
        slots=tuple(
            TeacherSlot(
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                child=slot.booked.child if slot.booked else "",
                is_blocked=not slot.is_free,
            )
            for slot in view.slots
        ),
    )


def evening_papers_of(session: Session, actor: Actor, evening_id: int) -> tuple[TeacherPlan, ...]:
    """The plans of all teachers who are there, by name, for office and head.

    Raises:
        NotAllowed, NotFound: see :func:`elternportal.services.evening.office.evening_board`.
    """
    return tuple(
        teacher_plan_of(session, actor, TeacherAtEvening(evening_id, row.teacher_id))
        for row in evening_board(session, actor, evening_id)
        if not row.is_absent
    )


def title_of(title: str, actor: Actor, *, is_called_off: bool) -> str:
    """An evening's title on paper, which says if it does not take place."""
    return t("evening-title-called-off", actor.language, title=title) if is_called_off else title
