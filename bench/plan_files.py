"""A school of 2,000 children and 3,000 lessons as files of Untis, and the change of one day."""

from collections.abc import Iterable
from datetime import date

from elternportal.demo.untis_files import Cells, as_file
from elternportal.imports.folder import NamedFile

PUPILS, CLASSES, TEACHERS, SUBJECTS, ROOMS = 2_000, 80, 160, 30, 120
LESSONS = 3_000
COURSES_OF_A_CHILD = 2
HOURS_A_DAY = 6
SCHOOL_DAYS = 5

Lesson = tuple[int, str, str, str]
"""Number, class, teacher and subject."""


def class_name(number: int) -> str:
    return f"{5 + number // 10}{'abcdefghij'[number % 10]}"


def lessons() -> list[Lesson]:
    """Each class has as many; the later ones are courses beside each other."""
    return [
        (
            number + 1,
            class_name(number % CLASSES),
            f"L{number % TEACHERS}",
            f"F{number // CLASSES % SUBJECTS}",
        )
        for number in range(LESSONS)
    ]


def school_files() -> list[NamedFile]:
    """GPU001 to GPU006, GPU010 and GPU015."""
    return [
        as_file("GPU006.TXT", 22, ({1: f"F{n}", 2: f"Fach {n}"} for n in range(SUBJECTS))),
        as_file("GPU005.TXT", 16, ({1: f"R{n}", 2: f"Raum {n}"} for n in range(ROOMS))),
        as_file(
            "GPU004.TXT",
            40,
            ({1: f"L{n}", 2: f"Lehrer{n}", 29: "Vera", 31: "1"} for n in range(TEACHERS)),
        ),
        as_file(
            "GPU003.TXT",
            32,
            ({1: class_name(n), 14: class_name(n)[:-1], 30: f"L{n}"} for n in range(CLASSES)),
        ),
        as_file("GPU010.TXT", 15, map(_pupil, range(PUPILS))),
        as_file("GPU002.TXT", 42, map(_lesson, lessons())),
        as_file("GPU001.TXT", 8, _slots()),
        as_file("GPU015.TXT", 13, _choices()),
    ]


def substitutions(day: date, state: int) -> NamedFile:
    """GPU014 with a change for every class; another ``state`` changes what a tenth of them see."""
    rows = [
        {
            1: n + 1,
            2: f"{day:%Y%m%d}",
            3: n % HOURS_A_DAY + 1,
            4: 1,
            6: f"L{n}",
            7: f"L{(n + 1) % TEACHERS}",
            8: f"F{n % SUBJECTS}",
            15: class_name(n),
            17: f"Stand {state}" if n % 10 == 0 else "",
        }
        for n in range(CLASSES)
    ]
    return as_file("GPU014.TXT", 21, rows)


def _pupil(number: int) -> Cells:
    return {
        1: f"S{number}",
        2: f"Kind{number}",
        8: "Kim",
        9: str(number + 1),
        10: class_name(number % CLASSES),
    }


def _lesson(lesson: Lesson) -> Cells:
    number, of_class, teacher, subject = lesson
    return {1: number, 2: 2.0, 5: of_class, 6: teacher, 7: subject}


def _slots() -> Iterable[Cells]:
    """Two lessons of a class stand beside each other where its week is full."""
    for number, of_class, teacher, subject in lessons():
        place = number // CLASSES % (HOURS_A_DAY * SCHOOL_DAYS)
        yield {
            1: number,
            2: of_class,
            3: teacher,
            4: subject,
            5: f"R{number % ROOMS}",
            6: place // HOURS_A_DAY + 1,
            7: place % HOURS_A_DAY + 1,
        }


def _choices() -> Iterable[Cells]:
    """Each child is in some of the last lessons of its class."""
    for number in range(PUPILS):
        for course in range(COURSES_OF_A_CHILD):
            lesson = LESSONS - CLASSES * (course + 1) + number % CLASSES + 1
            yield {1: f"S{number}", 2: lesson, 3: "F1", 5: class_name(number % CLASSES)}
