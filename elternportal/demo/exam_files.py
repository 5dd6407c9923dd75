"""The demo school's exams around today, as the file that Untis would export."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session, select

from elternportal.demo.fiction import CLASS_NAMES, FictionalSchool
from elternportal.demo.school_days import SchoolDays
from elternportal.demo.subjects import CORE_SUBJECTS
from elternportal.demo.untis_files import as_file
from elternportal.domain.people import SYSTEM
from elternportal.imports.folder import NamedFile
from elternportal.models.school import SchoolClass
from elternportal.services.exams.release import release_grade

EXAMS = 3 * len(CORE_SUBJECTS)  # of one class
BETWEEN_CLASSES, BETWEEN_EXAMS = 4, 6  # days with school


def make_exam_file(school: FictionalSchool, days: SchoolDays) -> NamedFile:
    """GPU017: what each class writes in its core subjects, some weeks back and some ahead."""
    return as_file("GPU017.TXT", 11, _exams(school, [*days.past, *days.coming]))


def release_demo_exams(session: Session) -> None:
    """Every grade sees its exams."""
    for grade in sorted(set(session.exec(select(SchoolClass.grade)))):
        release_grade(session, SYSTEM, grade)


def _exams(school: FictionalSchool, days: Sequence[date]) -> Iterator[dict[int, str | int | float]]:
    number = 0
    for lesson in school.lessons:
        if lesson.subject not in CORE_SUBJECTS:
            continue
        position = CLASS_NAMES.index(lesson.class_names[0])
        room = 101 + position
        turns = range(CORE_SUBJECTS.index(lesson.subject), EXAMS, len(CORE_SUBJECTS))
        places = (position * BETWEEN_CLASSES + turn * BETWEEN_EXAMS for turn in turns)
        for count, day in enumerate(sorted(days[place % len(days)] for place in places), start=1):
            number += 1
            yield {
                1: f"{count}. Schulaufgabe",
                2: number,
                4: f"{day:%Y%m%d}",
                5: 3,
                6: 4,
                7: lesson.subject,
                8: str(lesson.number),
                10: f"{lesson.teacher} - {lesson.teacher}",
                11: f"{room} - {room}",
            }
