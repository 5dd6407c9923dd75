"""A family's own plan for one evening: when, with whom, where, for which child."""

from dataclasses import dataclass
from datetime import datetime

from elternportal.documents.plans import evening_line, time_span, typeset_plan
from elternportal.i18n import t


@dataclass(frozen=True, slots=True)
class FamilyAppointment:
    """``teacher`` is "Frau Huber", ``subject`` "Mathematik"; subject and room may be empty."""

    starts_at: datetime
    ends_at: datetime
    teacher: str
    subject: str
    room: str
    child: str


@dataclass(frozen=True, slots=True)
class FamilyPlan:
    """``as_of`` is the instant at which the appointments were read."""

    evening: str
    starts_at: datetime
    as_of: datetime
    appointments: tuple[FamilyAppointment, ...]


def family_plan(plan: FamilyPlan, language: str, school: str) -> bytes:
    """The PDF, in the order of time."""
    ordered = sorted(plan.appointments, key=lambda appointment: appointment.starts_at)
    return typeset_plan(
        school=school,
        title=t("documents-family-plan-title", language),
        facts=[evening_line(plan.evening, plan.starts_at, language)],
        as_of=plan.as_of,
        language=language,
        head=[
            t("documents-plan-time", language),
            t("documents-plan-teacher", language),
            t("documents-plan-room-head", language),
            t("documents-plan-child", language),
        ],
        widths=[4, 0, 3],
        rows=[_row(appointment, language) for appointment in ordered],
        empty=t("documents-family-plan-empty", language),
    )


def _row(appointment: FamilyAppointment, language: str) -> list[str]:
    subject = f" ({appointment.subject})" if appointment.subject else ""
    return [
        time_span(appointment.starts_at, appointment.ends_at, language),
        appointment.teacher + subject,
        appointment.room,
        appointment.child,
    ]
