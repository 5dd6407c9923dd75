"""Exams in words, for all pages that show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from elternportal.i18n import t
from elternportal.i18n.dates import day, long_day, month_name
from elternportal.services.exams.reading import ChildExamRow
from elternportal.services.exams.rows import ExamRow


@dataclass
class ExamLine:
    """An exam as it is read; ``heading`` is the month's name where one begins."""

    key: str
    heading: str
    title: str
    when: str
    about: str
    room: str
    child: str
    text: str
    is_course: bool


def exam_lines(rows: Iterable[ChildExamRow], language: str) -> list[ExamLine]:
    """The exams below the names of their months."""
    lines: list[ExamLine] = []
    last = ""
    for row in rows:
        month = month_name(row.exam.day, language)
        lines.append(_line(row, month if month != last else "", language))
        last = month
    return lines


def lessons_text(exam: ExamRow, language: str) -> str:
    """3. bis 4. Stunde, 9:50–11:20"""
    lessons = t(
        "exams-lessons",
        language,
        first=exam.first_lesson,
        last=exam.last_lesson,
        are="one" if exam.first_lesson == exam.last_lesson else "many",
    )
    if exam.starts_at is None or exam.ends_at is None:
        return lessons
    begins, ends = (f"{at.hour}:{at:%M}" for at in (exam.starts_at, exam.ends_at))
    return f"{lessons}, {begins}–{ends}"


def short_when(exam: ExamRow, language: str) -> str:
    """Di, 24.11., 3. bis 4. Stunde"""
    return f"{day(exam.day, language)}, {lessons_text(exam, language)}"


def _line(row: ChildExamRow, heading: str, language: str) -> ExamLine:
    exam = row.exam
    return ExamLine(
        key=f"{exam.exam_id}-{row.child.id if row.child else 0}",
        heading=heading,
        title=exam.name or t("exams-one", language),
        when=f"{long_day(exam.day, language)}, {lessons_text(exam, language)}",
        about=exam.title if exam.title != exam.name else "",
        room=exam.room,
        child=row.child.label if row.child else exam.classes,
        text=exam.text,
        is_course=exam.is_course and row.child is not None,
    )
