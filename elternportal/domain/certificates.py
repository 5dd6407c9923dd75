"""Medical certificates: for which absences a family owes one, by the school's rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from elternportal.domain.absences import KINDS_OF_FAMILIES, AbsenceKind, AwaySpan
from elternportal.domain.day_duties import DayDuty

CERTIFICATES = "/verwaltung/atteste"


class CertificateState(StrEnum):
    """Where it stands."""

    OWED = "owed"
    HANDED_IN = "handed-in"
    WAIVED = "waived"


class CertificateWhy(StrEnum):
    """By what it is owed; the first that fits."""

    DUTY = "duty"  # the head has decided so for the child
    EXAM = "exam"
    LONG = "long"
    ASKED = "asked"  # by the office, for this absence


@dataclass(frozen=True, slots=True)
class CertificateRules:
    """``after_days`` is up to how many school days none is needed; 0 asks for none by length."""

    after_days: int
    at_exams: bool


def why_owed(
    kind: AbsenceKind,
    span: AwaySpan,
    school_days: int,
    duties: Sequence[DayDuty],
    has_to: bool,
    rules: CertificateRules,
) -> CertificateWhy | None:
    """By which rule a certificate is owed; None by none.

    Args:
        school_days: how many lie in the span.
        duties: exams of the span's days; only those in missed lessons count.
        has_to: the head has decided so for one of the days.
    """
    if kind not in KINDS_OF_FAMILIES:
        return None
    if has_to:
        return CertificateWhy.DUTY
    if rules.at_exams and missed(span, duties):
        return CertificateWhy.EXAM
    if rules.after_days and school_days > rules.after_days:
        return CertificateWhy.LONG
    return None


def missed(span: AwaySpan, duties: Sequence[DayDuty]) -> list[DayDuty]:
    """Those of which at least one lesson is missed."""
    return [
        duty
        for duty in duties
        if span.begins <= (duty.day, duty.last_lesson)
        and (duty.day, duty.first_lesson) <= span.ends
    ]
