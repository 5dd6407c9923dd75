"""GPU017 comes in by the one import and finds its classes through GPU002."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, func, select

from elternportal.db import Database
from elternportal.models.exams import Exam, ExamGroup
from elternportal.services.exams.office import SaveExam, call_off_exam, save_exam
from elternportal.services.exams.reading import ExamQuery, list_exams
from elternportal.services.exams.rows import ExamRow
from tests.support.exams import (
    GERMAN_9A,
    MATHS_7B,
    TUESDAY,
    draft_of,
    exam_row,
    exams_file,
    release_all,
)
from tests.support.timetable import bring_in, look_at_plan
from tests.support.untis import SAMPLES, gpu, lesson
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
SCHOOL = SAMPLES.parent / "untis-school"
FRIDAY = TUESDAY + timedelta(days=3)


@pytest.fixture(autouse=True)
def released(database: Database, world: World) -> None:
    with database.transaction() as session:
        release_all(session, world)


def read(session: Session, world: World) -> list[ExamRow]:
    """What Anna reads."""
    return [row.exam for row in list_exams(session, world.anna, ExamQuery()).rows.rows]


def test_exams_come_in_once_and_belong_to_the_classes_of_their_lessons(
    database: Database, world: World
) -> None:
    file = exams_file(exam_row(1, TUESDAY, [MATHS_7B]), exam_row(2, FRIDAY, [GERMAN_9A]))
    assert bring_in(database, file) == {"exam_added": 2}
    assert look_at_plan(database, file).is_empty
    with database.reading() as session:
        rows = read(session, world)
        assert [(row.classes, row.subjects, row.room) for row in rows] == [
            ("7b", "Mathematik", "R1"),
            ("9a", "Deutsch", "R1"),
        ]


def test_an_exam_that_stands_twice_for_two_rooms_is_one(database: Database, world: World) -> None:
    twice = [exam_row(it, TUESDAY, [MATHS_7B], rooms=f"R{it} - R{it}") for it in (1, 2)]
    bring_in(database, exams_file(*twice))
    with database.reading() as session:
        (row,) = read(session, world)
    assert row.room == "R1, R2"


def test_names_without_meaning_are_left_out(database: Database, world: World) -> None:
    rows = [
        exam_row(1, TUESDAY, [MATHS_7B], name="~"),
        exam_row(2, FRIDAY, [GERMAN_9A], name="R 5b - R 5b", rooms="- R 6f"),
    ]
    bring_in(database, exams_file(*rows))
    with database.reading() as session:
        found = [(row.title, row.name, row.room) for row in read(session, world)]
    assert found == [("", "Mathematik", "R1"), ("R 5b", "Deutsch", "R 6f")]


def test_a_moved_exam_stays_the_same_one_and_grows_its_number(
    database: Database, world: World
) -> None:
    other = exam_row(2, TUESDAY, [GERMAN_9A])
    bring_in(database, exams_file(exam_row(1, TUESDAY, [MATHS_7B]), other))
    with database.reading() as session:
        before = {row.classes: row for row in read(session, world)}
    counts = bring_in(database, exams_file(exam_row(1, FRIDAY, [MATHS_7B]), other))
    assert counts == {"exam_changed": 1}
    with database.reading() as session:
        after = {row.classes: row for row in read(session, world)}
    assert after["7b"].day == FRIDAY
    assert after["7b"].exam_id == before["7b"].exam_id
    assert after["7b"].revision == before["7b"].revision + 1
    assert after["9a"] == before["9a"]


def test_what_is_not_in_the_file_any_more_is_called_off_and_can_come_back(
    database: Database, world: World
) -> None:
    both = [exam_row(1, TUESDAY, [MATHS_7B]), exam_row(2, TUESDAY, [GERMAN_9A])]
    bring_in(database, exams_file(*both))
    assert bring_in(database, exams_file(both[1])) == {"exam_removed": 1}
    with database.reading() as session:
        assert [row.classes for row in read(session, world)] == ["9a"]
        assert session.scalar(select(func.count()).select_from(Exam)) == 2
    assert bring_in(database, exams_file(*both)) == {"exam_added": 1}
    with database.reading() as session:
        assert len(read(session, world)) == 2


def test_what_a_person_has_changed_or_called_off_survives_the_file(
    database: Database, world: World
) -> None:
    file = exams_file(exam_row(1, TUESDAY, [MATHS_7B]), exam_row(2, TUESDAY, [GERMAN_9A]))
    bring_in(database, file)
    with database.transaction() as session:
        ids = {row.classes: row.exam_id for row in read(session, world)}
        moved = draft_of(world, MATHS_7B, FRIDAY, course="kept")
        save_exam(session, world.huber, SaveExam(ids["7b"], moved, 1))
        call_off_exam(session, world.roth, ids["9a"])
        own = SaveExam(0, draft_of(world, MATHS_7B, TUESDAY))
        save_exam(session, world.huber, own)
    assert bring_in(database, file) == {}
    with database.reading() as session:
        assert [(row.day, row.classes) for row in read(session, world)] == [
            (TUESDAY, "7b"),
            (FRIDAY, "7b"),
        ]


def test_a_new_plan_leaves_past_exams_with_their_classes_and_joins_those_to_come(
    database: Database, world: World
) -> None:
    last_week = TUESDAY - timedelta(days=7)
    rows = [exam_row(number, day, [MATHS_7B]) for number, day in ((1, last_week), (2, TUESDAY))]
    bring_in(database, exams_file(*rows))
    new_plan = gpu("002", lesson(str(MATHS_7B), "9a", "Rot", "D"), lesson("77", "7b", "Hub", "M"))
    bring_in(database, new_plan)
    with database.reading() as session:
        found = session.exec(
            select(Exam.day, ExamGroup.class_id)
            .join(ExamGroup, col(ExamGroup.exam_id) == col(Exam.id))
            .order_by(col(Exam.day))
        ).all()
    assert found == [(last_week, world.classes["7b"]), (TUESDAY, world.classes["9a"])]


def test_exams_whose_lessons_are_unknown_are_told_and_wait_for_their_plan(
    database: Database, world: World
) -> None:
    file = exams_file(exam_row(1, TUESDAY, [99]))
    findings = look_at_plan(database, file).findings
    assert [finding.text_key for finding in findings] == ["import-exam-without-lesson"]
    bring_in(database, file)
    with database.reading() as session:
        assert read(session, world) == []
    lessons = [lesson("99", "7b", "Hub", "M"), lesson(str(GERMAN_9A), "9a", "Rot", "D")]
    bring_in(database, gpu("002", *lessons))
    with database.reading() as session:
        assert [row.classes for row in read(session, world)] == ["7b"]
