"""A family's own talks: those that are booked, and those that the school has cancelled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import AppointmentState, TalkForm
from elternportal.domain.names import teacher_name
from elternportal.domain.people import Actor
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment, ConsultationHour
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.consultation.settings import rules_of
from elternportal.services.consultation.writes import forms_of
from elternportal.services.school import ChildView, own_pupils, view_of_child

MOST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class OwnTalkRow:
    """An appointment of the family. ``forms`` are those it can change to."""

    appointment_id: int
    key: str
    teacher_id: int
    teacher_name: str
    child: ChildView
    starts_at: datetime
    ends_at: datetime
    room: str
    form: TalkForm
    forms: tuple[TalkForm, ...]
    video_link: str
    topic: str
    text: str
    can_cancel: bool
    booked_at: datetime
    changed_at: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class DeclinedRow:
    """An appointment that the school cancelled; ``offers`` are times that can be had instead."""

    appointment_id: int
    teacher_id: int
    teacher_name: str
    child: ChildView
    starts_at: datetime
    reason: str
    offers: tuple[datetime, ...]


def talk_key(pupil_id: int, teacher_id: int) -> str:
    """One row of the page: a teacher for a child."""
    return f"{pupil_id}-{teacher_id}"


def own_talks(session: Session, actor: Actor) -> tuple[OwnTalkRow, ...]:
    """The appointments to come of the actor's children, also those the other guardian made."""
    rules = rules_of(school_settings(session))
    now = clock.now()
    rows = session.execute(
        select(
            ConsultationAppointment,
            Teacher,
            Pupil,
            col(SchoolClass.short_name),
            ConsultationHour,
        )
        .join(Teacher, col(Teacher.id) == col(ConsultationAppointment.teacher_id))
        .join(Pupil, col(Pupil.id) == col(ConsultationAppointment.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .outerjoin(
            ConsultationHour, col(ConsultationHour.id) == col(ConsultationAppointment.hour_id)
        )
        .where(
            col(ConsultationAppointment.pupil_id).in_(own_pupils(actor)),
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.ends_at) > now,
        )
        .order_by(col(ConsultationAppointment.starts_at), col(ConsultationAppointment.id))
        .execution_options(populate_existing=True)
    )
    return tuple(
        OwnTalkRow(
            appointment_id=id_of(booked),
            key=talk_key(booked.pupil_id, booked.teacher_id),
            teacher_id=booked.teacher_id,
            teacher_name=teacher_name(teacher, actor.language),
            child=view_of_child(id_of(pupil), pupil.first_name, pupil.surname, class_name),
            starts_at=booked.starts_at,
            ends_at=booked.ends_at,
            room=booked.room,
            form=TalkForm(booked.form),
            forms=forms_of(hour) if hour else (TalkForm(booked.form),),
            video_link=hour.video_link if hour and booked.form == TalkForm.VIDEO else "",
            topic=booked.topic,
            text=booked.text,
            can_cancel=now < rules.cancellable_until(booked.starts_at),
            booked_at=booked.booked_at,
            changed_at=booked.changed_at,
            sequence=booked.sequence,
        )
        for booked, teacher, pupil, class_name, hour in rows
    )


def declined_talks(
    session: Session, actor: Actor, free: Mapping[str, Sequence[datetime]]
) -> tuple[DeclinedRow, ...]:
    """What the school has cancelled and the family has neither read nor replaced.

    Args:
        free: the times that can be taken now, by the row of the page. Those that the teacher
            proposes come first, as far as they are still free.
    """
    rows = session.execute(
        select(ConsultationAppointment, Teacher, Pupil, col(SchoolClass.short_name))
        .join(Teacher, col(Teacher.id) == col(ConsultationAppointment.teacher_id))
        .join(Pupil, col(Pupil.id) == col(ConsultationAppointment.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(
            col(ConsultationAppointment.pupil_id).in_(own_pupils(actor)),
            col(ConsultationAppointment.by_school),
            col(ConsultationAppointment.answered_at).is_(None),
            col(ConsultationAppointment.starts_at) > clock.now(),
        )
        .order_by(col(ConsultationAppointment.starts_at), col(ConsultationAppointment.id))
    )
    return tuple(
        DeclinedRow(
            appointment_id=id_of(booked),
            teacher_id=booked.teacher_id,
            teacher_name=teacher_name(teacher, actor.language),
            child=view_of_child(id_of(pupil), pupil.first_name, pupil.surname, class_name),
            starts_at=booked.starts_at,
            reason=booked.reason,
            offers=_offers(booked, free.get(talk_key(booked.pupil_id, booked.teacher_id), ())),
        )
        for booked, teacher, pupil, class_name in rows
    )


def _offers(booked: ConsultationAppointment, free: Sequence[datetime]) -> tuple[datetime, ...]:
    proposed = {datetime.fromisoformat(text) for text in booked.offers}
    still = tuple(at for at in free if at in proposed)
    return (still or tuple(free))[:MOST_OFFERS]
