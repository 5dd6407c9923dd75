"""Courses beside each other: a child has its own alone, once the school knows who is in which."""

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.imports.folder import NamedFile
from elternportal.models.mail import OutboxMail
from elternportal.models.school import CourseChoice, Lesson, Pupil
from elternportal.services.exams.reading import ExamQuery, list_exams
from elternportal.services.timetable.days import read_substitutions
from elternportal.services.timetable.week import PlanAsked, read_week
from tests.support.exams import release_all
from tests.support.timetable import (
    MONDAY,
    bring_in,
    look_at_plan,
    slots_file,
    substitution_row,
    substitutions_file,
)
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

ADAS, CARLAS = 11, 12
SLOTS = slots_file([(ADAS, "7b", "Hub", "M", "R1", 1, 1), (CARLAS, "7b", "Mai", "E", "R2", 1, 1)])
EXAM = NamedFile.of("GPU017.TXT", b'"Test",5,"",20261124,1,2,"","11","","",""\n')


def choices_file(database: Database, **courses: int) -> NamedFile:
    """GPU015, with a row of somebody who is in no course yet."""
    with database.reading() as session:
        keys = {
            pupil.first_name: pupil.key
            for pupil in session.exec(select(Pupil).where(col(Pupil.is_active)))
        }
    rows = "".join(f'"{keys[name]}",{number},"X","","7b","S"\n' for name, number in courses.items())
    return NamedFile.of("GPU015.TXT", f'{rows}"{keys["Ben"]}",,"X","","9a","S"\n'.encode())


@pytest.fixture
def school(database: Database, world: World) -> Database:
    with database.transaction() as session:
        for number, teacher, subject in ((ADAS, "Huber", "M"), (CARLAS, "Maier", "E")):
            session.add(
                Lesson(
                    number=number,
                    class_id=world.classes["7b"],
                    teacher_id=world.teachers[teacher],
                    subject_id=world.subjects[subject],
                )
            )
        release_all(session, world)
    bring_in(database, SLOTS)
    return database


def numbers(school: Database, actor: Actor, asked: PlanAsked) -> list[tuple[int, bool]]:
    """The lessons of Monday, each with whether only a part of the class may have it."""
    with school.reading() as session:
        lessons = read_week(session, actor, asked, MONDAY).days[0].lessons
    return [
        (it.held.planned.number, it.held.planned.is_course) for it in lessons if it.held.planned
    ]


def test_each_child_has_the_own_course_and_the_office_sees_all(
    school: Database, world: World
) -> None:
    ada, carla = PlanAsked(world.pupils["Ada"]), PlanAsked(world.pupils["Carla"])
    both = [(ADAS, True), (CARLAS, True)]
    assert numbers(school, world.anna, ada) == both
    file = choices_file(school, Ada=ADAS, Carla=CARLAS)
    assert bring_in(school, file) == {"course-choice_added": 2}
    assert look_at_plan(school, file).is_empty
    assert numbers(school, world.anna, ada) == [(ADAS, False)]
    assert numbers(school, world.berta, carla) == [(CARLAS, False)]
    assert numbers(school, world.olga, PlanAsked(class_id=world.classes["7b"])) == both


def test_who_is_in_no_course_has_none_of_them_and_unknown_courses_are_everybodys(
    school: Database, world: World
) -> None:
    bring_in(school, choices_file(school, Carla=CARLAS))
    assert numbers(school, world.anna, PlanAsked(world.pupils["Ada"])) == [(ADAS, True)]


def test_a_change_of_a_course_reaches_only_the_families_of_its_children(
    school: Database, world: World
) -> None:
    bring_in(school, choices_file(school, Ada=ADAS, Carla=CARLAS))
    change = substitution_row(1, MONDAY, 1, lesson_number=CARLAS, classes="7b", bits=1)
    bring_in(school, substitutions_file(change))
    with school.reading() as session:
        assert [mail.recipient[:5] for mail in session.exec(select(OutboxMail))] == ["berta"]
        assert read_substitutions(session, world.berta).days
        assert not read_substitutions(session, world.anna).days
        by_subject = read_week(session, world.anna, PlanAsked(world.pupils["Ada"]), MONDAY)
    assert by_subject.days[0].changes == 0


def test_a_change_that_names_only_the_subject_of_a_course_is_its_childrens_alone(
    school: Database, world: World
) -> None:
    bring_in(school, choices_file(school, Ada=ADAS, Carla=CARLAS))
    change = substitution_row(1, MONDAY, 1, subject="E", classes="7b", bits=1)
    bring_in(school, substitutions_file(change))
    with school.reading() as session:
        for actor, child, count in ((world.anna, "Ada", 0), (world.berta, "Carla", 1)):
            week = read_week(session, actor, PlanAsked(world.pupils[child]), MONDAY)
            assert week.days[0].changes == count


def test_an_exam_of_a_course_is_shown_and_told_to_the_families_of_its_children(
    school: Database, world: World
) -> None:
    bring_in(school, choices_file(school, Ada=ADAS, Carla=CARLAS))
    bring_in(school, EXAM)
    with school.reading() as session:
        for actor, count in ((world.anna, 1), (world.berta, 0)):
            rows = list_exams(session, actor, ExamQuery()).rows.rows
            assert len(rows) == count
            assert not any(row.exam.is_course for row in rows)
        told = {mail.recipient[:4] for mail in session.exec(select(OutboxMail))}
    assert told == {"anna", "anto"}


def test_a_course_without_a_lesson_is_named(school: Database, world: World) -> None:
    (finding,) = look_at_plan(school, choices_file(school, Ada=99)).findings
    assert finding.text_key == "import-course-without-lesson"
    with school.reading() as session:
        assert not session.exec(select(CourseChoice)).all()
