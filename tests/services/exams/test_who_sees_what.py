"""Families see the exams of their own children, each class at its time, once they are released."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.exams import Exam
from elternportal.services.exams.lists import OfficeExamQuery, list_office_exams
from elternportal.services.exams.office import (
    CourseMissing,
    SaveExam,
    call_off_exam,
    read_exam,
    save_exam,
)
from elternportal.services.exams.reading import ExamQuery, list_exams
from elternportal.services.exams.release import release_grade, withdraw_grade
from elternportal.services.exams.settings import NEEDS_RELEASE, TEACHERS_ENTER
from tests.support.exams import (
    ENGLISH_7B,
    GERMAN_9A,
    MATHS_7B,
    MATHS_9A,
    TUESDAY,
    draft_of,
    enter,
    release_all,
)
from tests.support.school_settings import decide
from tests.support.timetable import bring_in
from tests.support.untis import gpu, pupil
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def exams(database: Database, world: World) -> dict[str, int]:
    """One exam of each class, seen by its families."""
    with database.transaction() as session:
        release_all(session, world)
        return {
            "7b": enter(session, world, world.huber, MATHS_7B),
            "9a": enter(session, world, world.roth, GERMAN_9A),
        }


def seen(session: Session, actor: Actor, query: ExamQuery | None = None) -> list[tuple[str, str]]:
    """What somebody reads: the child (or class) and the subject."""
    rows = list_exams(session, actor, query or ExamQuery()).rows.rows
    return [(it.child.label if it.child else it.exam.classes, it.exam.subjects) for it in rows]


def test_each_child_has_the_exams_of_its_own_class(
    database: Database, world: World, exams: dict[str, int]
) -> None:
    with database.reading() as session:
        assert sorted(seen(session, world.anna)) == [
            ("Ada Adasen (7b)", "Mathematik"),
            ("Ben Bensen (9a)", "Deutsch"),
        ]
        assert seen(session, world.berta) == [("Carla Carlasen (7b)", "Mathematik")]
        ben = ExamQuery(child_id=world.pupils["Ben"])
        assert seen(session, world.anna, ben) == [("Ben Bensen (9a)", "Deutsch")]


def test_a_foreign_child_in_the_address_shows_ones_own(
    database: Database, world: World, exams: dict[str, int]
) -> None:
    with database.reading() as session:
        ben = ExamQuery(child_id=world.pupils["Ben"])
        assert seen(session, world.berta, ben) == [("Carla Carlasen (7b)", "Mathematik")]


def test_the_subject_is_chosen_among_those_there_are(
    database: Database, world: World, exams: dict[str, int]
) -> None:
    with database.reading() as session:
        view = list_exams(session, world.anna, ExamQuery(subject_id=world.subjects["D"]))
        assert [subject.name for subject in view.subjects] == ["Deutsch", "Mathematik"]
        assert [row.exam.exam_id for row in view.rows.rows] == [exams["9a"]]
        unknown = ExamQuery(subject_id=world.subjects["E"])
        assert len(seen(session, world.anna, unknown)) == 2


def test_a_teacher_reads_and_changes_those_of_own_lessons_only(
    database: Database, world: World, exams: dict[str, int]
) -> None:
    with database.transaction() as session:
        assert seen(session, world.roth) == [("9a", "Deutsch")]
        assert seen(session, world.maier) == []
        rows = list_office_exams(session, world.maier, OfficeExamQuery()).rows
        assert list(rows) == []
        with pytest.raises(NotFound):
            read_exam(session, world.maier, exams["7b"])
        with pytest.raises(NotFound):
            call_off_exam(session, world.roth, exams["7b"])
        with pytest.raises(NotFound):
            enter(session, world, world.roth, MATHS_9A)
        with pytest.raises(NotAllowed):
            read_exam(session, world.anna, exams["7b"])


def test_teachers_enter_only_if_the_school_lets_them(database: Database, world: World) -> None:
    with database.transaction() as session:
        decide(session, TEACHERS_ENTER, False)
        with pytest.raises(NotAllowed):
            enter(session, world, world.huber, MATHS_7B)
        enter(session, world, world.olga, MATHS_7B)


def test_a_grade_sees_nothing_before_its_release_and_after_its_withdrawal(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        enter(session, world, world.huber, MATHS_7B)
        enter(session, world, world.roth, GERMAN_9A)
        assert seen(session, world.anna) == []
        assert seen(session, world.huber) == [("7b", "Mathematik")]
        release_grade(session, world.olga, "9")
        assert seen(session, world.anna) == [("Ben Bensen (9a)", "Deutsch")]
        withdraw_grade(session, world.hanna, "9")
        assert seen(session, world.anna) == []
        decide(session, NEEDS_RELEASE, False)
        assert len(seen(session, world.anna)) == 2
        with pytest.raises(NotAllowed):
            release_grade(session, world.huber, "7")


def test_what_was_called_off_is_on_no_page(
    database: Database, world: World, exams: dict[str, int]
) -> None:
    with database.transaction() as session:
        call_off_exam(session, world.huber, exams["7b"])
        assert seen(session, world.berta) == []
        assert seen(session, world.huber) == []
        removed = list_office_exams(session, world.huber, OfficeExamQuery(removed=True))
        assert [row.exam.exam_id for row in removed.rows] == [exams["7b"]]


def test_a_child_that_changes_class_keeps_the_exams_of_each_time(
    database: Database, world: World
) -> None:
    """Berta's Carla goes from 7b to 9a today; a week later the office looks back with her."""
    last_week, next_week = TUESDAY - timedelta(days=7), TUESDAY + timedelta(days=7)
    with database.transaction() as session:
        release_all(session, world)
        for day in (last_week, next_week):
            enter(session, world, world.huber, MATHS_7B, day)
            enter(session, world, world.roth, GERMAN_9A, day)
    with database.transaction() as session:
        rows = session.exec(select(Exam.id).where(col(Exam.day) == last_week)).all()
        assert len(rows) == 2
    everybody = [
        pupil_row(world, name, "9a" if name in {"Ben", "Carla"} else "7b")
        for name in ("Ada", "Ben", "Carla", "Dora")
    ]
    bring_in(database, gpu("010", *everybody))
    with database.reading() as session:
        assert seen(session, world.berta) == [("Carla Carlasen (9a)", "Deutsch")]
        past = seen(session, world.berta, ExamQuery(past=True))
        assert past == [("Carla Carlasen (9a)", "Mathematik")]
    with database.reading() as session, clock.at(clock.now() + timedelta(days=14)):
        past = seen(session, world.berta, ExamQuery(past=True))
        assert [subject for _child, subject in past] == ["Deutsch", "Mathematik"]


def test_an_exam_needs_a_course_of_its_class(database: Database, world: World) -> None:
    with database.transaction() as session:
        for course, error in (("", CourseMissing), ("kept", CourseMissing), ("9-9", NotFound)):
            draft = draft_of(world, ENGLISH_7B, course=course)
            with pytest.raises(error):
                save_exam(session, world.olga, SaveExam(0, draft))


def pupil_row(world: World, first_name: str, class_name: str) -> dict[int, str]:
    """A row of GPU010 about one of the world's children."""
    row = pupil("", f"{first_name}sen", first_name, class_name)
    return {**row, 15: f"P-{first_name}"}
