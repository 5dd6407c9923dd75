"""Families book, move and cancel talks in consultation hours.

Each function is one transaction. Constraints decide who wins; the checks before them only choose
the sentence that a person reads.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import (
    AppointmentState,
    BookingRules,
    TalkForm,
    TalkRefusal,
)
from elternportal.domain.people import Actor, Role
from elternportal.domain.slots import DOUBLE_TAP, UNDO_TIME, TapResult
from elternportal.errors import InvalidInput, NotFound
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment, ConsultationHour
from elternportal.models.school import Pupil
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.consultation.checks import (
    coming_appointment,
    find_time,
    lock_teacher,
    require_free,
)
from elternportal.services.consultation.errors import AppointmentRefused, instant
from elternportal.services.consultation.scope import teachers_for
from elternportal.services.consultation.settings import rules_of, topics_of
from elternportal.services.consultation.telling import mail_plan, tell_teacher
from elternportal.services.consultation.writes import (
    Booker,
    announce_appointment,
    cancel_appointment,
    forms_of,
    insert_appointment,
    move_appointment,
)
from elternportal.services.school import is_guardian, lock_family


@dataclass(frozen=True, slots=True)
class TakeTime:
    """A tap on a time: ``starts_at`` is an instant in ISO format."""

    teacher_id: int
    starts_at: str
    pupil_id: int


@dataclass(frozen=True, slots=True)
class TakenTalk:
    """What came of a :class:`TakeTime`, and the appointment that now has the time."""

    appointment_id: int
    result: TapResult


class DetailsDraft(BaseModel):
    """How the two talk, and what about."""

    model_config = ConfigDict(frozen=True)

    form: TalkForm
    topic: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""


@dataclass(frozen=True, slots=True)
class ChangeDetails:
    appointment_id: int
    draft: DetailsDraft


def take(session: Session, actor: Actor, command: TakeTime) -> TakenTalk:
    """A parent taps a time: book it, or move the child's appointment with this teacher to it.

    Raises:
        NotFound: not a child of the actor, or no teacher whom its family can book.
        TimeTaken, FamilyIsBusy, AlreadyThatDay: somebody or something was there first.
        AppointmentRefused: it is not offered, or too late.
    """
    _require_own_child(session, actor, command.pupil_id)
    _require_offered(session, command.pupil_id, command.teacher_id)
    lock_teacher(session, command.teacher_id)
    starts_at = instant(command.starts_at)
    booked = coming_appointment(session, command.teacher_id, command.pupil_id)
    if booked is not None and booked.starts_at == starts_at:
        return TakenTalk(id_of(booked), _tap_on_own(booked))
    rules = rules_of(school_settings(session))
    booker = Booker(actor, command.pupil_id, lock_family(session, command.pupil_id))
    if booked is not None:
        _require_movable(rules, booked)
    wanted = find_time(session, command.teacher_id, starts_at)
    if clock.now() >= rules.closes_at(starts_at):
        raise AppointmentRefused(TalkRefusal.TOO_LATE)
    require_free(session, booker, wanted.time, rules, moving=booked)
    if booked is None:
        made = insert_appointment(session, booker, wanted.time, wanted.hour)
        result = TapResult.BOOKED
        _answer_declined(session, made)
    else:
        move_appointment(session, booker, booked, wanted.time, wanted.hour, keeps_old=True)
        made, result = booked, TapResult.MOVED
    mail_plan(session, booker.family)
    tell_teacher(session, command.teacher_id)
    return TakenTalk(id_of(made), result)


def undo_move(session: Session, actor: Actor, appointment_id: int) -> None:
    """A parent takes a move back that was made a moment ago; the old time is kept for that long.

    Raises:
        NotFound: no such appointment of an own child, or it was not moved.
        AppointmentRefused: the moment is over.
    """
    booked = lock_own(session, actor, appointment_id)
    if booked.moved_from is None or booked.moved_at is None:
        raise NotFound()
    if clock.now() >= booked.moved_at + UNDO_TIME:
        raise AppointmentRefused(TalkRefusal.UNDO_TOO_LATE)
    rules = rules_of(school_settings(session))
    wanted = find_time(session, booked.teacher_id, booked.moved_from)
    booker = Booker(actor, booked.pupil_id, lock_family(session, booked.pupil_id))
    require_free(session, booker, wanted.time, rules, moving=booked)
    move_appointment(session, booker, booked, wanted.time, wanted.hour, keeps_old=False)
    mail_plan(session, booker.family)


def cancel(session: Session, actor: Actor, appointment_id: int) -> None:
    """A parent gives an own appointment back.

    Raises:
        NotFound: no such appointment of an own child.
        AppointmentRefused: it is too late for that.
    """
    booked = lock_own(session, actor, appointment_id)
    _require_movable(rules_of(school_settings(session)), booked)
    family = lock_family(session, booked.pupil_id)
    cancel_appointment(session, booked, family)
    mail_plan(session, family)
    tell_teacher(session, booked.teacher_id)


def change_details(session: Session, actor: Actor, command: ChangeDetails) -> None:
    """A parent says how they want to talk, and what about.

    Raises:
        NotFound: no such appointment of an own child.
        InvalidInput: the hour is not held in this form, or the topic is none of the school's.
    """
    booked = lock_own(session, actor, command.appointment_id)
    hour = session.get(ConsultationHour, booked.hour_id) if booked.hour_id else None
    allowed = forms_of(hour) if hour else (TalkForm(booked.form),)
    topics = ("", booked.topic, *topics_of(school_settings(session)))
    if command.draft.form not in allowed or command.draft.topic not in topics:
        raise InvalidInput()
    booked.form, booked.topic = command.draft.form, command.draft.topic
    booked.text, booked.changed_at = command.draft.text, clock.now()
    booked.sequence += 1
    announce_appointment(session, booked, lock_family(session, booked.pupil_id))


def dismiss(session: Session, actor: Actor, appointment_id: int) -> None:
    """A parent has read that the school cancelled an appointment.

    Raises:
        NotFound: no such cancelled appointment of an own child.
    """
    booked = session.get(ConsultationAppointment, appointment_id, with_for_update=True)
    if booked is None or not booked.by_school or not _is_own(session, actor, booked.pupil_id):
        raise NotFound()
    booked.answered_at = booked.answered_at or clock.now()


def lock_own(session: Session, actor: Actor, appointment_id: int) -> ConsultationAppointment:
    """An appointment to come of an own child, after its teacher locked.

    Raises:
        NotFound: there is none.
    """
    actor.require(Role.PARENT)
    found = session.get(ConsultationAppointment, appointment_id)
    if found is None or not _is_own(session, actor, found.pupil_id):
        raise NotFound()
    lock_teacher(session, found.teacher_id)
    session.refresh(found, with_for_update=True)
    if found.state != AppointmentState.BOOKED or found.ends_at <= clock.now():
        raise NotFound()
    return found


def _answer_declined(session: Session, made: ConsultationAppointment) -> None:
    """What the school has cancelled is replaced, and needs no other answer."""
    session.execute(
        update(ConsultationAppointment)
        .where(
            col(ConsultationAppointment.teacher_id) == made.teacher_id,
            col(ConsultationAppointment.pupil_id) == made.pupil_id,
            col(ConsultationAppointment.by_school),
            col(ConsultationAppointment.answered_at).is_(None),
        )
        .values(answered_at=clock.now())
    )


def _require_movable(rules: BookingRules, booked: ConsultationAppointment) -> None:
    if clock.now() >= rules.cancellable_until(booked.starts_at):
        raise AppointmentRefused(TalkRefusal.CANCEL_TOO_LATE, hours=rules.cancel_hours)


def _require_own_child(session: Session, actor: Actor, pupil_id: int) -> None:
    actor.require(Role.PARENT)
    if not _is_own(session, actor, pupil_id):
        raise NotFound()


def _is_own(session: Session, actor: Actor, pupil_id: int) -> bool:
    is_own = is_guardian(actor.account_id, col(Pupil.id))
    found = select(col(Pupil.id)).where(col(Pupil.id) == pupil_id, col(Pupil.is_active), is_own)
    return session.scalar(found) is not None


def _require_offered(session: Session, pupil_id: int, teacher_id: int) -> None:
    teachers = teachers_for(session, [pupil_id]).get(pupil_id, [])
    if teacher_id not in {teacher.id for teacher in teachers}:
        raise NotFound()


def _tap_on_own(booked: ConsultationAppointment) -> TapResult:
    since = booked.moved_at or booked.booked_at
    return TapResult.AGAIN if clock.now() - since < DOUBLE_TAP else TapResult.OWN
