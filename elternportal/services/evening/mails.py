"""Mails about the parents' evening: it was published, a teacher asks the family to come, the
family's current plan, and a teacher's cancellation.

All read what is true at the moment of sending, so a mail that waited a minute is not out of date.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select

from elternportal import clock, routes
from elternportal.clock import to_school
from elternportal.domain.names import teacher_name
from elternportal.domain.notifications import NoticeKind
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day_and_time, long_day
from elternportal.mail.kinds import MailKind
from elternportal.models.evening import Attendance, Booking, Invitation, ParentsEvening, Slot
from elternportal.models.mail import DigestLine, MailState, OutboxMail
from elternportal.models.school import Teacher
from elternportal.services.school import is_guardian


def _published_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """When parents book; nothing to say when the evening was hidden again or booking is over."""
    evening = session.get(ParentsEvening, mail.params["evening_id"])
    if evening is None:
        return None
    return _booking_params(evening, evening.open_from, mail.language)


def _invited_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Who asks the family to come; nothing to say when that was taken back or they have booked."""
    if not session.exec(select(_is_asked_to_come(mail))).one():
        return None
    evening = session.get_one(ParentsEvening, mail.params["evening_id"])
    teacher = session.get_one(Teacher, mail.params["teacher_id"])
    booking = _booking_params(evening, evening.invited_from, mail.language)
    return {**booking, "teacher": teacher_name(teacher, mail.language)} if booking else None


def _plan_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """The plan as it is now; nothing to say when all was undone before anything was told, or when
    the evening is over.
    """
    evening = session.get(ParentsEvening, mail.params["evening_id"])
    is_held = evening is not None and evening.is_published and evening.called_off_at is None
    if evening is None or not is_held or evening.ends_at <= clock.now():
        return None
    lines = _plan_lines(session, mail)
    if not lines and not _told_before(session, mail):
        return None
    return {
        **_evening_params(evening, mail.language),
        "plan": "\n".join(lines) or t("mail-evening-plan-empty", mail.language),
    }


def _cancelled_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Who cancelled which time, with the way to another one; nothing to say once it has passed."""
    evening = session.get(ParentsEvening, mail.params["evening_id"])
    teacher = session.get(Teacher, mail.params["teacher_id"])
    if evening is None or teacher is None:
        return None
    starts_at = datetime.fromisoformat(mail.params["starts_at"])
    if evening.ends_at <= clock.now():
        return None
    return {
        **_evening_params(evening, mail.language),
        "teacher": teacher_name(teacher, mail.language),
        "time": day_and_time(starts_at, mail.language),
    }


def _whole_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """When the whole evening was to be, and for one that was moved when it is now."""
    evening = session.get(ParentsEvening, mail.params["evening_id"])
    if evening is None:
        return None
    old = mail.params.get("old_starts_at", mail.params["starts_at"])
    return {
        "evening": evening.title,
        "old": day_and_time(datetime.fromisoformat(old), mail.language),
        "new": day_and_time(datetime.fromisoformat(mail.params["starts_at"]), mail.language),
        "plan": "\n".join(_plan_lines(session, mail)),
    }


def _hidden_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """That the evening cannot be booked for now; nothing to say once it is published again."""
    evening = session.get(ParentsEvening, mail.params["evening_id"])
    is_hidden = evening is not None and not evening.is_published
    return _evening_params(evening, mail.language) if evening and is_hidden else None


def _evening_params(evening: ParentsEvening, language: str) -> dict[str, Any]:
    return {
        "evening": evening.title,
        "day": long_day(to_school(evening.starts_at).date(), language),
    }


def _booking_params(
    evening: ParentsEvening, opens: datetime, language: str
) -> dict[str, Any] | None:
    """From when and until when these parents book, or None if they cannot any more."""
    now = clock.now()
    is_held = evening.is_published and evening.called_off_at is None
    if not is_held or now >= evening.closed_from:
        return None
    return {
        **_evening_params(evening, language),
        "booking": "later" if now < opens else "now",
        "opens": day_and_time(opens, language),
        "closes": day_and_time(evening.closed_from, language),
    }


def _is_asked_to_come(mail: OutboxMail) -> ColumnElement[bool]:
    evening_id, teacher_id = mail.params["evening_id"], mail.params["teacher_id"]
    pupil_id = mail.params["pupil_id"]
    is_invited = exists().where(
        col(Invitation.evening_id) == evening_id,
        col(Invitation.teacher_id) == teacher_id,
        col(Invitation.pupil_id) == pupil_id,
        col(Invitation.is_needed),
    )
    is_teacher_there = exists().where(
        col(Attendance.evening_id) == evening_id,
        col(Attendance.teacher_id) == teacher_id,
        ~col(Attendance.is_absent),
    )
    is_own_child = is_guardian(mail.account_id, pupil_id)
    has_booked = exists().where(
        col(Booking.evening_id) == evening_id,
        col(Booking.teacher_id) == teacher_id,
        col(Booking.pupil_id) == pupil_id,
    )
    return is_invited & is_teacher_there & is_own_child & ~has_booked


def _plan_lines(session: Session, mail: OutboxMail) -> list[str]:
    """ "17:20 – Frau Huber, Raum 104" in order; each appointment once, whoever's child it is."""
    rows = session.exec(
        select(Slot, Teacher, Attendance)
        .join(Booking, col(Booking.slot_id) == col(Slot.id))
        .join(Teacher, col(Teacher.id) == col(Booking.teacher_id))
        .outerjoin(
            Attendance,
            (col(Attendance.evening_id) == col(Booking.evening_id))
            & (col(Attendance.teacher_id) == col(Booking.teacher_id)),
        )
        .where(is_guardian(mail.account_id, col(Booking.pupil_id)))
        .where(Booking.evening_id == mail.params["evening_id"])
        .order_by(col(Slot.starts_at), col(Slot.id))
    )
    return [_line(slot, teacher, attendance, mail.language) for slot, teacher, attendance in rows]


def _line(slot: Slot, teacher: Teacher, attendance: Attendance | None, language: str) -> str:
    room = attendance.room if attendance else ""
    key = "mail-evening-plan-line" if room else "mail-evening-plan-line-no-room"
    time = clock_time(slot.starts_at, language)
    return t(key, language, time=time, teacher=teacher_name(teacher, language), room=room)


def _told_before(session: Session, mail: OutboxMail) -> bool:
    """Whether a plan of this evening reached the guardian before, in a mail or an older digest."""
    without_minute = mail.event.rpartition("-")[0] + "-"
    by_mail = exists().where(
        col(OutboxMail.recipient) == mail.recipient,
        col(OutboxMail.state) == MailState.SENT,
        col(OutboxMail.event).startswith(without_minute, autoescape=True),
    )
    by_digest = exists().where(
        col(DigestLine.account_id) == mail.account_id,
        col(DigestLine.digest_on) < clock.today(),
        col(DigestLine.event).startswith(without_minute, autoescape=True),
    )
    return session.exec(select(by_mail | by_digest)).one()


PUBLISHED = MailKind(  # params: evening_id
    template="evening-published",
    notice=NoticeKind("evening-published"),
    render=_published_params,
    page=routes.EVENING,
)
INVITED = MailKind(  # params: evening_id, teacher_id, pupil_id
    template="evening-invited",
    notice=NoticeKind("evening-invited"),
    render=_invited_params,
    page=routes.EVENING,
)
PLAN = MailKind(  # params: evening_id
    template="evening-plan",
    notice=NoticeKind("evening-plan"),
    render=_plan_params,
    page=routes.EVENING,
)
CANCELLED = MailKind(  # params: evening_id, teacher_id, starts_at
    template="evening-cancelled",
    notice=NoticeKind("evening-cancelled", may_be_off=False),
    render=_cancelled_params,
    page=routes.EVENING,
)
CALLED_OFF = MailKind(  # params: evening_id, starts_at
    template="evening-called-off", render=_whole_params, page=routes.EVENING
)
REINSTATED = MailKind(  # params: evening_id, starts_at
    template="evening-reinstated", render=_whole_params, page=routes.EVENING
)
RESCHEDULED = MailKind(  # params: evening_id, starts_at, old_starts_at
    template="evening-rescheduled", render=_whole_params, page=routes.EVENING
)
HIDDEN = MailKind(  # params: evening_id
    template="evening-hidden", render=_hidden_params, page=routes.EVENING
)

MAILS = (PUBLISHED, HIDDEN, INVITED, PLAN, CANCELLED, CALLED_OFF, REINSTATED, RESCHEDULED)
