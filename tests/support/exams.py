"""Exams of the named world: entered as people do it, and by the real import."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.imports.folder import NamedFile
from elternportal.services.exams.office import ExamDraft, SaveExam, save_exam
from elternportal.services.exams.release import release_grade
from tests.support.world import World

TUESDAY = date(2026, 11, 24)  # the day after the one at which the clock of tests stands
# The lesson numbers of the world: maths and English of 7b, maths and German of 9a.
MATHS_7B, MATHS_9A, ENGLISH_7B, GERMAN_9A = 1, 2, 3, 4
SUBJECT_OF = {MATHS_7B: "M", MATHS_9A: "M", ENGLISH_7B: "E", GERMAN_9A: "D"}
CLASS_OF = {MATHS_7B: "7b", MATHS_9A: "9a", ENGLISH_7B: "7b", GERMAN_9A: "9a"}


def draft_of(world: World, number: int, day: date = TUESDAY, **typed: object) -> ExamDraft:
    """An exam of one of the world's lessons, in the third and fourth lesson."""
    plain = {"first_lesson": 3, "last_lesson": 4, "title": "1. Schulaufgabe"}
    return ExamDraft.model_validate(
        {
            "class_id": world.classes[CLASS_OF[number]],
            "course": f"{number}-{world.subjects[SUBJECT_OF[number]]}",
            "day": day,
            **plain,
            **typed,
        }
    )


def enter(
    session: Session, world: World, actor: Actor, number: int, day: date = TUESDAY, **typed: object
) -> int:
    """Enter an exam; returns its id."""
    return save_exam(session, actor, SaveExam(0, draft_of(world, number, day, **typed)))


def release_all(session: Session, world: World) -> None:
    """The families of both grades may see their exams."""
    for grade in ("7", "9"):
        release_grade(session, world.olga, grade)


def exam_row(
    number: int,
    day: date,
    numbers: Iterable[int],
    *,
    name: str = "1. Schulaufgabe",
    lessons: tuple[int, int] = (3, 4),
    rooms: str = "R1 - R1",
) -> str:
    """A row of GPU017, which lists pupils and supervisors, too."""
    first, last = lessons
    of_lessons = "~".join(map(str, numbers))
    return (
        f'"{name}",{number},,{day:%Y%m%d},{first},{last},"M","{of_lessons}",'
        f'"AmsA~AmsB","Hub - Hub","{rooms}"\r\n'
    )


def exams_file(*rows: str) -> NamedFile:
    """GPU017"""
    return NamedFile.of("GPU017.TXT", "".join(rows).encode())
