"""The next exams on the start page, in words."""

from collections.abc import Sequence
from datetime import timedelta

from elternportal import clock
from elternportal.domain.exams import EXAMS
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.exams.reading import ChildExamRow
from elternportal.state.exams.words import lessons_text
from elternportal.state.listing import list_address
from elternportal.state.start_lines import AreaStartLine, ListLine, StartSectionLine


def start_lines(view: Sequence[ChildExamRow], language: str) -> AreaStartLine:
    """One line for each exam and child, the nearest first."""
    lines = [_line(row, language) for row in view]
    title = t("exams-at-start", language)
    return AreaStartLine(
        sections=[StartSectionLine("exams", title, lines, is_next=True)] if lines else []
    )


def _line(row: ChildExamRow, language: str) -> ListLine:
    exam = row.exam
    is_near = exam.day <= clock.today() + timedelta(days=1)
    name = exam.name or t("exams-one", language)
    return ListLine(
        key=f"{exam.exam_id}-{row.child.id if row.child else 0}",
        href=list_address(EXAMS, language, {}),
        title=f"{name} – {lessons_text(exam, language)}",
        badge=day(exam.day, language),
        tone="warning" if is_near else "info",
        icon="calendar",
        children=[row.child.label if row.child else exam.classes],
    )
