"""The demo school's exams around today, as the file that Untis would export."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import Session, select

from elternportal.demo.fiction import CLASS_NAMES, FictionalSchool
from elternportal.demo.subjects import CORE_SUBJECTS
from elternportal.demo.untis_files import as_file
from elternportal.domain.people import SYSTEM
from elternportal.imports.folder import NamedFile
from elternportal.models.school import SchoolClass
from elternportal.services.exams.release import release_grade

DAYS_BEFORE, DAYS_IN_ALL, EXAMS_OF_A_SUBJECT = 21, 77, 3
FRIDAY = 5


def make_exam_file(school: FictionalSchool, today: date) -> NamedFile:
    """GPU017: what each class writes in its core subjects, some weeks back and some ahead."""
    return as_file("GPU017.TXT", 11, _exams(school, today))


def release_demo_exams(session: Session) -> None:
    """Every grade sees its exams."""
    for grade in sorted(set(session.exec(select(SchoolClass.grade)))):
        release_grade(session, SYSTEM, grade)


def _exams(school: FictionalSchool, today: date) -> Iterator[dict[int, str | int | float]]:
    number = 0
    for lesson in school.lessons:
        if lesson.subject not in CORE_SUBJECTS:
            continue
        position = CLASS_NAMES.index(lesson.class_names[0])
        room = 101 + position
        place = position * 5 + CORE_SUBJECTS.index(lesson.subject) * 8
        for count in range(EXAMS_OF_A_SUBJECT):
            number += 1
            days = (place + count * 26) % DAYS_IN_ALL - DAYS_BEFORE
            day = _on_a_weekday(today + timedelta(days=days))
            yield {
                1: f"{count + 1}. Schulaufgabe",
                2: number,
                4: f"{day:%Y%m%d}",
                5: 3,
                6: 4,
                7: lesson.subject,
                8: str(lesson.number),
                10: f"{lesson.teacher} - {lesson.teacher}",
                11: f"{room} - {room}",
            }


def _on_a_weekday(day: date) -> date:
    """The day, or the Friday before a weekend."""
    return day - timedelta(days=max(day.isoweekday() - FRIDAY, 0))
