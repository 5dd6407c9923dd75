"""Every sample file that others have published is brought in, with its counts."""

from datetime import date, time

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.domain.school_calendar import LessonTime
from elternportal.imports.findings import LineRef
from elternportal.imports.folder import NamedFile, read_file
from elternportal.models.exams import Exam, ExamGroup
from elternportal.models.school import Lesson, Pupil, SchoolClass
from elternportal.models.school_calendar import BellPeriod
from elternportal.services.school.calendar import bell_times
from elternportal.services.school.school_import import apply, preview
from tests.support.untis import SAMPLES

XML = SAMPLES.parent / "untis-xml" / "enbrea_untis.xml"
SCHOOL = SAMPLES.parent / "untis-school"
FOREIGN_CLASSES = (
    "enbrea_untis.xml",
    7960,
)  # a lesson of "FOT 11B" and "12 1", which are no classes


def bring_in(database: Database, *files: NamedFile, leave_out: tuple[LineRef, ...] = ()) -> dict:
    with database.transaction() as session:
        missing = preview(session, SYSTEM, files).missing
        return apply(session, SYSTEM, files, leave_out, missing=missing).counts


@pytest.fixture
def untis_school(database: Database) -> Database:
    """The demo school of the XML sample."""
    bring_in(database, read_file(XML), leave_out=(FOREIGN_CLASSES,))
    return database


def test_one_xml_file_brings_a_whole_school_and_the_same_again_changes_nothing(
    database: Database,
) -> None:
    assert bring_in(database, read_file(XML), leave_out=(FOREIGN_CLASSES,)) == {
        "subject_added": 176,
        "room_added": 121,
        "teacher_added": 125,
        "class_added": 49,
        "pupil_added": 389,
        "lesson_added": 2,
        "slot_added": 7,
        "bell-times_added": 1,
        "holiday_added": 15,
    }
    with database.reading() as session:
        lesson = session.exec(select(Lesson).where(Lesson.number == 1419)).one()
        assert (lesson.student_group, lesson.week, len(lesson.held_days)) == ("EKGL3_12", "GW", 320)
        theresa = session.exec(select(Pupil).where(Pupil.key == "AckeT")).one()
        assert session.get_one(SchoolClass, theresa.class_id).short_name == "12"
        view = preview(session, SYSTEM, [read_file(XML)], leave_out=[FOREIGN_CLASSES])
    assert view.is_empty


def test_the_clock_times_of_the_file_are_taken_over_once_and_then_compared(
    untis_school: Database,
) -> None:
    with untis_school.reading() as session:
        (bells,) = bell_times(session).values()
        assert (bells.weekdays, len(bells.lessons)) == ({1, 2, 3, 4, 5}, 10)
        assert bells.lessons[0] == LessonTime(1, time(7, 50), time(8, 35))
    with untis_school.transaction() as session:
        period = session.exec(select(BellPeriod).where(BellPeriod.lesson == 1)).one()
        period.starts_at = time(7, 45)
        session.add(period)
    with untis_school.reading() as session:
        view = preview(session, SYSTEM, [read_file(XML)], leave_out=[FOREIGN_CLASSES])
    assert [one.text_key for one in view.findings] == ["import-bells-differ"]
    assert bring_in(untis_school, read_file(XML), leave_out=(FOREIGN_CLASSES,)) == {}


def test_the_lessons_of_a_real_school_fit_the_master_data_of_the_same_school(
    untis_school: Database,
) -> None:
    counts = bring_in(untis_school, read_file(SCHOOL / "GPU002.TXT"))
    assert counts == {"lesson_added": 1053, "lesson_changed": 2}


def test_a_file_of_one_kind_counts_beside_one_of_many(database: Database) -> None:
    files = [read_file(XML), read_file(SCHOOL / "GPU005.TXT")]
    with database.reading() as session:
        view = preview(session, SYSTEM, files, leave_out=[FOREIGN_CLASSES])
    assert "import-kind-twice" in [one.text_key for one in view.findings]
    assert bring_in(database, *files, leave_out=(FOREIGN_CLASSES,))["room_added"] == 121


def test_the_substitutions_of_a_real_school_and_an_empty_plan(untis_school: Database) -> None:
    plan = read_file(SCHOOL / "GPU014.TXT")
    assert bring_in(untis_school, plan) == {"substitution_added": 5}
    empty = read_file(SCHOOL / "GPU014-empty.TXT")
    assert bring_in(untis_school, empty) == {}  # nothing today; that day is long past


def test_all_exams_of_a_real_school_find_their_classes(untis_school: Database) -> None:
    plan = read_file(SCHOOL / "GPU017.TXT")
    bring_in(untis_school, read_file(SCHOOL / "GPU002.TXT"))
    with untis_school.reading() as session:
        assert preview(session, SYSTEM, [plan]).findings == ()
    assert bring_in(untis_school, plan) == {"exam_added": 84}
    with untis_school.reading() as session:
        joined = session.scalars(select(col(ExamGroup.exam_id)).distinct()).all()
        assert len(joined) == 84
        assert preview(session, SYSTEM, [plan]).is_empty


def test_an_exam_without_its_lessons_comes_in_and_waits_for_them(database: Database) -> None:
    plan = read_file(SAMPLES / "enbrea_GPU017.TXT")
    with database.reading() as session:
        (finding,) = preview(session, SYSTEM, [plan]).findings
    assert finding.text_key == "import-exam-without-lesson"
    assert bring_in(database, plan) == {"exam_added": 1}
    with database.reading() as session:
        exam = session.scalars(select(Exam)).one()
        assert (exam.key, exam.day, exam.title) == ("2009-30", date(2009, 9, 29), "121")
        assert exam.room == "R 6f"


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("enbrea_GPU003.TXT", {"class_added": 1}),
        ("enbrea_GPU004.TXT", {"teacher_added": 1}),
        ("enbrea_GPU005.TXT", {"room_added": 2}),
        ("enbrea_GPU006.TXT", {"subject_added": 1}),
    ],
)
def test_a_single_file_of_another_school_comes_in(
    database: Database, name: str, counts: dict[str, int]
) -> None:
    assert bring_in(database, read_file(SAMPLES / name)) == counts


def test_a_class_has_the_room_that_the_file_names(database: Database) -> None:
    bring_in(database, read_file(SAMPLES / "enbrea_GPU003.TXT"))
    with database.reading() as session:
        assert session.exec(select(SchoolClass.home_room)).one() == "KL4"


@pytest.mark.parametrize(
    ("name", "rows", "unknown"),
    [
        ("enbrea_GPU001.TXT", 2, "class"),
        ("enbrea_GPU010.TXT", 1, "class"),
        ("enbrea_GPU014.TXT", 3, "class"),
    ],
)
def test_rows_of_a_school_that_is_not_there_name_what_they_need(
    database: Database, name: str, rows: int, unknown: str
) -> None:
    with database.reading() as session:
        view = preview(session, SYSTEM, [read_file(SAMPLES / name)])
    errors = [one for one in view.findings if one.is_error]
    assert {one.args["kind"] for one in errors} == {unknown}
    assert len(view.error_refs) == rows


def test_files_that_hold_no_kind_are_named_and_passed_over(database: Database) -> None:
    names = ["enbrea_GPU007.TXT", "enbrea_GPU009.TXT", "enbrea_GPU012.TXT", "enbrea_GPU013.TXT"]
    files = [read_file(SAMPLES / name) for name in (*names, "enbrea_GPU005.TXT")]
    with database.reading() as session:
        assert preview(session, SYSTEM, files).ignored_files == tuple(names)
