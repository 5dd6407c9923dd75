"""Exams in the plan of a day: of each child, and of a teacher's own lessons."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from elternportal.calendars.day_notes import DayNote
from elternportal.calendars.entries import CalendarQuery
from elternportal.domain.day_duties import DayDuty
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.services.exams.reading import exams_of_child, exams_of_teacher
from elternportal.services.exams.rows import ExamRow
from elternportal.services.school import own_children


def day_notes(session: Session, actor: Actor, query: CalendarQuery) -> tuple[DayNote, ...]:
    """The exams of the children that the query names, and with ``with_own`` a teacher's own."""
    days = query.first_day, query.last_day
    notes: list[DayNote] = []
    for child in own_children(session, actor):
        if child.id in query.pupil_ids:
            notes += _notes(exams_of_child(session, child.id, *days), child.id, actor.language)
    if query.with_own:
        notes += _notes(exams_of_teacher(session, actor, *days), 0, actor.language)
    return tuple(notes)


def day_duties(session: Session, pupil_id: int, first: date, last: date) -> tuple[DayDuty, ...]:
    """The exams of a child that its family may know of; for courses, maybe not its own."""
    return tuple(
        DayDuty(exam.day, exam.first_lesson, exam.last_lesson, exam.name)
        for exam in exams_of_child(session, pupil_id, first, last)
    )


def _notes(exams: Iterable[ExamRow], pupil_id: int, language: str) -> list[DayNote]:
    return [
        DayNote(exam.day, pupil_id, _text(exam, pupil_id, language), f"exam-{exam.exam_id}")
        for exam in exams
    ]


def _text(exam: ExamRow, pupil_id: int, language: str) -> str:
    """Prüfung Mathematik (3.–4. Stunde)"""
    name = exam.name if pupil_id else ", ".join(filter(None, (exam.classes, exam.name)))
    lessons = str(exam.first_lesson)
    if exam.last_lesson != exam.first_lesson:
        lessons = f"{exam.first_lesson}–{exam.last_lesson}"
    key = "exams-note-course" if exam.is_course and pupil_id else "exams-note"
    return t(key, language, name=name, lessons=lessons)
