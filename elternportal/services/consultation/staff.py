"""Staff about one appointment: book for a family that phones, decline, note who did not come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain.consultation import (
    MOST_PROPOSED,
    AppointmentState,
    TalkForm,
)
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotFound
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment
from elternportal.models.school import Pupil
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.audit import record
from elternportal.services.consultation.checks import find_time, lock_teacher, require_free
from elternportal.services.consultation.errors import instant
from elternportal.services.consultation.scope import find_teacher
from elternportal.services.consultation.settings import rules_of
from elternportal.services.consultation.telling import ByStaff, tell_family, tell_teacher
from elternportal.services.consultation.writes import (
    Booker,
    announce_appointment,
    cancel_appointment,
    forms_of,
    insert_appointment,
)
from elternportal.services.school import lock_family, require_taught

Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class BookingDraft(BaseModel):
    """An appointment as staff enter it for a family; ``starts_at`` is an instant in ISO format."""

    model_config = ConfigDict(frozen=True)

    starts_at: str
    pupil_id: int
    form: TalkForm
    text: Text = ""


class DeclineDraft(BaseModel):
    """Why an appointment is declined, which the family reads."""

    model_config = ConfigDict(frozen=True)

    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class BookFor:
    teacher_id: int
    draft: BookingDraft


@dataclass(frozen=True, slots=True)
class Decline:
    """``offers`` are the times that the teacher proposes instead, as instants in ISO format."""

    appointment_id: int
    draft: DeclineDraft
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ByStaffTalkView:
    """An appointment that staff made or declined, and how many people get a mail; 0: call."""

    appointment_id: int
    starts_at: datetime
    mailed: int


def book_for(session: Session, actor: Actor, command: BookFor) -> ByStaffTalkView:
    """Staff book for a family that asked. The lead time does not bind them, all else does.

    Raises:
        NotFound: not the own hours, or for a teacher a child whom they do not teach.
        TimeTaken, FamilyIsBusy, AlreadyThatDay, AppointmentRefused
    """
    find_teacher(session, actor, command.teacher_id)
    pupil = session.get(Pupil, command.draft.pupil_id)
    if pupil is None or not pupil.is_active:
        raise NotFound()
    if not actor.is_administration:
        require_taught(session, command.teacher_id, [command.draft.pupil_id])
    lock_teacher(session, command.teacher_id)
    family = lock_family(session, command.draft.pupil_id)
    booker = Booker(actor, command.draft.pupil_id, family)
    wanted = find_time(session, command.teacher_id, instant(command.draft.starts_at))
    if command.draft.form not in forms_of(wanted.hour):
        raise InvalidInput()
    require_free(session, booker, wanted.time, rules_of(school_settings(session)))
    made = insert_appointment(session, booker, wanted.time, wanted.hour)
    made.form, made.text = command.draft.form, command.draft.text
    record_appointment(session, actor, "consultation-booked-for-family", made)
    if actor.teacher_id != command.teacher_id:
        tell_teacher(session, command.teacher_id)
    told = tell_family(session, ByStaff.BOOKED, made, family)
    return ByStaffTalkView(id_of(made), made.starts_at, told)


def decline(session: Session, actor: Actor, command: Decline) -> ByStaffTalkView:
    """Staff decline an appointment; the family is told at once, with times to take instead.

    Raises:
        NotFound: no such appointment to come, or another teacher's.
        InvalidInput: more than :data:`MOST_PROPOSED` times.
    """
    booked = lock_appointment(session, actor, command.appointment_id)
    if booked.starts_at <= clock.now() or booked.state != AppointmentState.BOOKED:
        raise NotFound()
    if len(command.offers) > MOST_PROPOSED:
        raise InvalidInput()
    offers = [instant(text).isoformat() for text in command.offers]
    record_appointment(session, actor, "consultation-declined", booked)
    return cancel_by_school(session, booked, command.draft.reason, offers)


def cancel_by_school(
    session: Session, booked: ConsultationAppointment, reason: str, offers: list[str] | None = None
) -> ByStaffTalkView:
    """Cancel a locked appointment and tell the family, whatever led to it."""
    family = lock_family(session, booked.pupil_id)
    cancel_appointment(session, booked, family, by_school=True, reason=reason, offers=offers or ())
    told = tell_family(session, ByStaff.CANCELLED, booked, family)
    return ByStaffTalkView(id_of(booked), booked.starts_at, told)


@dataclass(frozen=True, slots=True)
class NoteMissing:
    appointment_id: int
    did_not_come: bool


def note_missing(session: Session, actor: Actor, command: NoteMissing) -> None:
    """Staff note that a family did not come, or that it did.

    Raises:
        NotFound: no such appointment that has begun, or another teacher's.
    """
    booked = lock_appointment(session, actor, command.appointment_id)
    if booked.starts_at > clock.now() or booked.state != AppointmentState.BOOKED:
        raise NotFound()
    booked.did_not_come = command.did_not_come
    announce_appointment(session, booked, ())


def lock_appointment(
    session: Session, actor: Actor, appointment_id: int
) -> ConsultationAppointment:
    """An appointment of the own hours, or for the administration any, after its teacher locked.

    Raises:
        NotAllowed, NotFound
    """
    teacher_id = session.exec(
        select(ConsultationAppointment.teacher_id).where(
            col(ConsultationAppointment.id) == appointment_id
        )
    ).first()
    find_teacher(session, actor, teacher_id or 0)
    lock_teacher(session, teacher_id or 0)
    booked = session.get(ConsultationAppointment, appointment_id, with_for_update=True)
    if booked is None:
        raise NotFound()
    return booked


def record_appointment(
    session: Session, actor: Actor, action: str, appointment: ConsultationAppointment
) -> None:
    """Note who of the school has changed which appointment."""
    record(session, actor.account_id, action, "consultation-appointment", id_of(appointment))
