"""Mails about consultation hours: a family's appointments, one that the school cancelled, a
reminder the day before, and to a teacher that something changed.

All read what is true at the moment of sending. None names a child, a class or what it is about.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import exists, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import (
    CONSULTATION,
    TEACHER_CONSULTATION,
    AppointmentState,
)
from elternportal.domain.names import teacher_name
from elternportal.domain.notifications import NoticeKind
from elternportal.domain.people import TEACHERS
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.mail.kinds import MailKind
from elternportal.models.consultation import ConsultationAppointment
from elternportal.models.mail import MailState, OutboxMail
from elternportal.models.school import Teacher
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.consultation.offered import next_free
from elternportal.services.consultation.settings import rules_of
from elternportal.services.school import is_guardian

MOST_LINES = 20
OFFERED = 3


def _plan_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """The appointments as they are now; nothing if all was undone before anything was told."""
    rows = session.execute(
        select(ConsultationAppointment, Teacher)
        .join(Teacher, col(Teacher.id) == col(ConsultationAppointment.teacher_id))
        .where(
            is_guardian(mail.account_id, col(ConsultationAppointment.pupil_id)),
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.starts_at) > clock.now(),
        )
        .order_by(col(ConsultationAppointment.starts_at))
        .limit(MOST_LINES)
    )
    lines = [_line(appointment, teacher, mail.language) for appointment, teacher in rows]
    if not lines and not _told_before(session, mail):
        return None
    return {"plan": "\n".join(lines) or t("mail-consultation-plan-empty", mail.language)}


def _cancelled_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Who cancelled which time, and what the family could take; nothing once it has passed."""
    found = _appointment(session, mail)
    if found is None or found[0].starts_at <= clock.now():
        return None
    appointment, teacher = found
    rules = rules_of(school_settings(session))
    free = next_free(session, appointment.teacher_id, rules, OFFERED)
    offers = [day_and_time(one.span.starts_at, mail.language) for one in free]
    return {
        "teacher": teacher_name(teacher, mail.language),
        "time": day_and_time(appointment.starts_at, mail.language),
        "offers": "\n".join(offers) or t("mail-consultation-no-offers", mail.language),
    }


def _reminder_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """When and where; nothing for an appointment that was moved, cancelled or is over."""
    found = _appointment(session, mail)
    if found is None or found[0].state != AppointmentState.BOOKED:
        return None
    is_other = found[0].starts_at.isoformat() != mail.params["starts_at"]
    if is_other or found[0].starts_at <= clock.now():
        return None
    return {"line": _line(*found, mail.language)}


def _teacher_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """The next appointments that the teacher has now."""
    coming = session.scalars(
        select(ConsultationAppointment)
        .where(
            col(ConsultationAppointment.teacher_id) == mail.params["teacher_id"],
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.starts_at) > clock.now(),
        )
        .order_by(col(ConsultationAppointment.starts_at))
        .limit(MOST_LINES)
    ).all()
    lines = [day_and_time(one.starts_at, mail.language) for one in coming]
    nothing = t("mail-consultation-teacher-none", mail.language)
    return {"lines": "\n".join(lines) or nothing}


def _line(appointment: ConsultationAppointment, teacher: Teacher, language: str) -> str:
    """Di, 1.12., 9:45 – Frau Huber, Raum 104"""
    key = "mail-consultation-line" if appointment.room else "mail-consultation-line-no-room"
    return t(
        key,
        language,
        time=day_and_time(appointment.starts_at, language),
        teacher=teacher_name(teacher, language),
        form=t(f"consultation-form-{appointment.form}", language),
        room=appointment.room,
    )


def _appointment(
    session: Session, mail: OutboxMail
) -> tuple[ConsultationAppointment, Teacher] | None:
    row = session.execute(
        select(ConsultationAppointment, Teacher)
        .join(Teacher, col(Teacher.id) == col(ConsultationAppointment.teacher_id))
        .where(col(ConsultationAppointment.id) == mail.params["appointment_id"])
    ).first()
    return (row[0], row[1]) if row else None


def _told_before(session: Session, mail: OutboxMail) -> bool:
    """Whether a plan reached the guardian before."""
    event = mail.event.rpartition("-")[0] + "-"
    told = exists().where(
        col(OutboxMail.account_id) == mail.account_id,
        col(OutboxMail.state) == MailState.SENT,
        col(OutboxMail.event).startswith(event, autoescape=True),
    )
    return bool(session.scalar(select(told)))


PLAN = MailKind(  # params: none
    template="consultation-plan",
    notice=NoticeKind("talk-plan"),
    render=_plan_params,
    page=CONSULTATION,
)
CANCELLED = MailKind(  # params: appointment_id
    template="consultation-cancelled",
    notice=NoticeKind("talk-cancelled", may_be_off=False),
    render=_cancelled_params,
    page=CONSULTATION,
)
REMINDER = MailKind(  # params: appointment_id, starts_at
    template="consultation-reminder",
    notice=NoticeKind("talk-reminder", may_be_digest=False),
    render=_reminder_params,
    page=CONSULTATION,
)
TEACHER_TOLD = MailKind(  # params: teacher_id
    template="consultation-teacher",
    notice=NoticeKind("talk-teacher", roles=TEACHERS),
    render=_teacher_params,
    page=TEACHER_CONSULTATION,
)
MAILS = (PLAN, CANCELLED, REMINDER, TEACHER_TOLD)
