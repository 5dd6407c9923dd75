"""Applications for leave in words: the days, and what a child is exempted from."""

from elternportal.i18n import t
from elternportal.services.absences.leave_rows import LeaveRow
from elternportal.services.absences.words import span_text


def leave_text(row: LeaveRow, language: str) -> str:
    """Mo, 23.11. – Mi, 25.11. / Befreiung von Sport, Mo, 23.11. – Fr, 18.12."""
    days = span_text(row.span, language)
    if not row.is_exemption:
        return days
    return t("leave-exemption-days", language, subject=row.subject, days=days)
