"""Who hears of an appointment by mail; a family whom no mail reaches is called by the office."""

from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.domain.names import TeacherName
from elternportal.mail.choices import who_gets_mail
from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import notify
from elternportal.mail.outbox import collect_minute
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment
from elternportal.models.school import Teacher
from elternportal.services.consultation.mails import CANCELLED, PLAN, TEACHER_TOLD
from elternportal.services.school import GuardianContactRow, ask_to_call


class ByStaff(StrEnum):
    """What the school did to an appointment; names ``office-call-consultation-<value>``."""

    BOOKED = "booked"
    CANCELLED = "cancelled"


def mail_plan(session: Session, family: Sequence[GuardianContactRow]) -> None:
    """One mail per guardian and minute with the appointments as they are then."""
    minute, due_at = collect_minute()
    for guardian in family:
        event = f"consultation-plan-{guardian.account_id}-{minute}"
        notify(session, PLAN, [guardian.account_id], event=event, due_at=due_at)


def tell_teacher(session: Session, teacher_id: int) -> None:
    """One mail per minute to the teacher that families have booked or cancelled."""
    minute, due_at = collect_minute()
    account = session.scalar(select(col(Account.id)).where(col(Account.teacher_id) == teacher_id))
    if account is not None:
        notify(
            session,
            TEACHER_TOLD,
            [account],
            event=f"consultation-teacher-{teacher_id}-{minute}",
            params={"teacher_id": teacher_id},
            due_at=due_at,
        )


def tell_family(
    session: Session,
    change: ByStaff,
    appointment: ConsultationAppointment,
    family: Sequence[GuardianContactRow],
) -> int:
    """Tell the family what the school did; if no mail reaches it, the office calls.

    Returns how many people get a mail.
    """
    kind = CANCELLED if change is ByStaff.CANCELLED else PLAN
    if change is ByStaff.CANCELLED:
        _mail(session, CANCELLED, appointment, family)
    else:
        mail_plan(session, family)
    told = who_gets_mail(session, kind.notice, [guardian.account_id for guardian in family])
    if not told:
        teacher = session.get_one(Teacher, appointment.teacher_id)
        ask_to_call(
            session,
            appointment.pupil_id,
            f"consultation-{change}",
            teacher=asdict(TeacherName.of(teacher)),
            starts_at=appointment.starts_at.isoformat(),
        )
    return len(told)


def _mail(
    session: Session,
    kind: MailKind,
    appointment: ConsultationAppointment,
    family: Sequence[GuardianContactRow],
) -> None:
    notify(
        session,
        kind,
        [guardian.account_id for guardian in family],
        event=f"{kind.template}-{appointment.id}-{appointment.sequence}",
        params={"appointment_id": id_of(appointment)},
    )
