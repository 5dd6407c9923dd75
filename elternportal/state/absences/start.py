"""Own children who are away, on the start page."""

from collections.abc import Sequence

from elternportal import clock, routes
from elternportal.domain.absences import REPORT
from elternportal.i18n import t
from elternportal.services.absences.reporting import OwnAbsenceRow
from elternportal.services.absences.words import span_text
from elternportal.state.absences.words import certificate_text
from elternportal.state.start_lines import AreaStartLine, ListLine, StartSectionLine


def start_lines(rows: Sequence[OwnAbsenceRow], language: str) -> AreaStartLine:
    """Who is away today and who will be, with what the school knows."""
    lines = [_line(row, language) for row in rows]
    title = t("absences-at-start", language)
    return AreaStartLine(
        sections=[StartSectionLine("absences", title, lines, is_next=True)] if lines else []
    )


def _line(row: OwnAbsenceRow, language: str) -> ListLine:
    state = "recorded" if row.is_recorded else "reported"
    return ListLine(
        key=str(row.absence_id),
        href=routes.localized(REPORT, language),
        title=span_text(row.span, language),
        badge=certificate_text(row.certificate, language) or t(f"absences-state-{state}", language),
        tone="warning" if row.certificate or row.span.first_day <= clock.today() else "info",
        icon="calendar",
        children=[row.child.label],
    )
