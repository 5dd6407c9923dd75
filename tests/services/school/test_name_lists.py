"""Lists of teachers, children and classes stand in German order, whatever the database sorts by."""

import pytest
from sqlmodel import Session

from elternportal.db import Database
from elternportal.models.evening import ParentsEvening
from elternportal.models.school import Lesson, Pupil, SchoolClass, Teacher
from elternportal.services.access.pin_overview import PinFilter, pin_overview
from elternportal.services.access.pins import IssuePins, issue_pins
from elternportal.services.access.teacher_accounts import teacher_accounts
from elternportal.services.evening.family import evening_frame
from elternportal.services.evening.invitations import invitation_list
from elternportal.services.evening.office import evening_board
from elternportal.services.evening.scope import TeacherAtEvening
from tests.support.accounts import run
from tests.support.evenings import add_attendance, add_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


def add_class(session: Session, world: World, name: str, *surnames: str) -> None:
    """A class that Frau Huber teaches."""
    school_class = SchoolClass(short_name=name)
    session.add(school_class)
    session.flush()
    class_id = school_class.id or 0
    session.add_all(
        Pupil(key=f"{name}-{surname}", surname=surname, first_name="Kim", class_id=class_id)
        for surname in surnames
    )
    teacher_id, subject_id = world.teachers["Huber"], world.subjects["M"]
    number = 1000 + class_id
    session.add(
        Lesson(number=number, class_id=class_id, teacher_id=teacher_id, subject_id=subject_id)
    )


@pytest.fixture
def evening_id(database: Database, world: World) -> int:
    with database.transaction() as session:
        add_class(session, world, "10a", "Zander")
        add_class(session, world, "5c", "Zorn", "Özdemir", "Bäumler", "Bauer", "Ott")
        return add_evening(session, world)


IN_ORDER = ["Bauer", "Bäumler", "Ott", "Özdemir", "Zorn", "Zander"]


def test_children_and_classes_of_the_office_stand_in_german_order(
    database: Database, world: World, evening_id: int
) -> None:
    with database.reading() as session:
        overview = pin_overview(session, world.olga, PinFilter())
    rows = overview.page.rows
    added = [row.name.split(",")[0] for row in rows if row.class_name in {"5c", "10a"}]
    assert added == IN_ORDER
    assert [it.name for it in overview.classes] == ["5c", "7b", "9a", "10a"]


def test_letters_with_pins_come_out_class_by_class(
    database: Database, world: World, evening_id: int
) -> None:
    pins = run(issue_pins(database, world.olga, IssuePins()))
    added = [pin.pupil_name.split()[1] for pin in pins if pin.class_name in {"5c", "10a"}]
    assert added == IN_ORDER


def test_a_teacher_invites_from_lists_in_german_order(
    database: Database, world: World, evening_id: int
) -> None:
    who = TeacherAtEvening(evening_id, world.teachers["Huber"])
    with database.reading() as session:
        classes = invitation_list(session, world.huber, who)
    assert [it.class_name for it in classes] == ["5c", "7b", "9a", "10a"]
    assert [child.child.split()[1] for child in classes[0].children] == IN_ORDER[:5]


def test_teachers_stand_in_german_order_and_none_is_without_a_name(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        for short_name, surname in (("Hue", "Hübner"), ("Ho", ""), ("Oez", "Özil")):
            teacher = Teacher(short_name=short_name, surname=surname, gender="F")
            session.add(teacher)
            session.flush()
            evening = session.get_one(ParentsEvening, evening_id)
            add_attendance(session, evening, teacher.id or 0)
    with database.reading() as session:
        board = evening_board(session, world.olga, evening_id)
        accounts = teacher_accounts(session, world.olga)
    names = ["Frau Ho", "Frau Huber", "Frau Hübner", "Herr Maier", "Frau Özil", "Frau Roth"]
    assert [line.teacher.text("de") for line in board] == names
    assert [row.teacher_id for row in accounts.rows] == [line.teacher_id for line in board]


def test_a_family_reads_the_short_name_of_a_teacher_without_a_surname(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        session.get_one(Teacher, world.teachers["Huber"]).surname = ""
    with database.reading() as session:
        short_name = session.get_one(Teacher, world.teachers["Huber"]).short_name
        columns = evening_frame(session, world.anna, evening_id).columns
    assert f"Frau {short_name}" in {column.teacher_name for column in columns}
