"""Leave and certificates in words: the days, what a child is exempted from, what is owed."""

from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.absences.certificate_desk import OwedCertificate
from elternportal.services.absences.leave_rows import LeaveRow
from elternportal.services.absences.words import span_text, subject_text


def leave_text(row: LeaveRow, language: str) -> str:
    """Mo, 23.11. – Mi, 25.11. / Befreiung von Sport, Mo, 23.11. – Fr, 18.12."""
    days = span_text(row.span, language)
    if not row.is_exemption:
        return days
    subject = subject_text(row.subject, language)
    return t("leave-exemption-days", language, subject=subject, days=days)


def certificate_text(owed: OwedCertificate | None, language: str) -> str:
    """Attest nötig bis Fr, 4.12.: Mathematik (26.11.)"""
    if owed is None:
        return ""
    text = t("certificate-owed", language, due=day(owed.due_day, language))
    return f"{text}: {owed.about}" if owed.about else text
