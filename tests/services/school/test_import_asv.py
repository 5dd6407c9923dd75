"""ASV's export comes in from its archive, and whatever the portal must not know stays out."""

import logging

import pytest
from sqlalchemy import select
from sqlmodel import col

from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.imports.folder import NamedFile
from elternportal.models import metadata
from elternportal.models.guardian_contact import GuardianContact
from elternportal.models.school import ImportRun, Lesson, Pupil, SchoolClass, Teacher
from elternportal.services.school.addresses import (
    AddressDraft,
    postal_addresses,
    save_address,
)
from elternportal.services.school.plan_view import PlanView
from elternportal.services.school.school_import import apply, preview
from tests.support.asv_files import (
    CANARY,
    PASSWORD,
    PERSONS,
    address,
    archive,
    export_xml,
    lesson,
    pupil,
    school_class,
    small_export,
)
from tests.support.untis import gpu, small_school
from tests.support.world import World

ADDRESSES = (
    address("1", "Amsel", "Rosa", mail="rosa@familie.example", main="true", before="von"),
    address("2", "Amsel", "Jan", informed="false"),
    address("3", "Amsel", "Ada"),
)
CLASSES = (
    school_class(1, "7b", [pupil("D1", "Amsel", "Ada", addresses=ADDRESSES, attends=["2"])]),
    school_class(
        2,
        "9a",
        [
            pupil("D2", "Birke", "Ben", gender="1", attends=["2"]),
            pupil("D3", "Cedar", "Cem", leaves="31.07.2020"),
        ],
        leads="2",
    ),
)
LESSONS = (lesson("1", "1", "1", group="11"), lesson("2", "2", "2", course="Ev1"))
COUNTS = {
    "subject_added": 2,
    "teacher_added": 2,
    "class_added": 2,
    "pupil_added": 2,
    "guardian_added": 2,
    "lesson_added": 3,
}


def asv(version: str = "1.02") -> NamedFile:
    return archive(export_xml(small_export(CLASSES, LESSONS), PERSONS, version))


def look(database: Database, *files: NamedFile, password: str = PASSWORD) -> PlanView:
    with database.reading() as session:
        return preview(session, SYSTEM, files, password=password)


def bring_in(database: Database, *files: NamedFile) -> dict[str, int]:
    missing = look(database, *files).missing
    with database.transaction() as session:
        return apply(session, SYSTEM, files, missing=missing, password=PASSWORD).counts


@pytest.mark.parametrize("version", ["1.01", "1.02"])
def test_a_school_comes_in_and_the_same_again_changes_nothing(
    database: Database, version: str
) -> None:
    assert bring_in(database, asv(version)) == COUNTS
    view = look(database, asv(version))
    assert view.is_empty
    assert not view.findings
    with database.reading() as session:
        ada = session.scalars(select(Pupil).where(col(Pupil.key) == "D1")).one()
        own = session.get_one(SchoolClass, ada.class_id)
        head = session.get_one(Teacher, own.class_teacher_id)
        taught = session.scalars(
            select(SchoolClass.short_name)
            .join(Lesson, col(Lesson.class_id) == col(SchoolClass.id))
            .where(col(Lesson.student_group) == "Ev1")
        )
        assert (ada.first_name, ada.gender, own.short_name, own.grade) == ("Ada", "F", "7b", "7")
        assert (head.short_name, head.title, head.surname) == ("Hub", "Dr.", "Huber")
        assert sorted(taught) == ["7b", "9a"]


def test_guardians_come_with_address_mail_and_their_right_to_information(
    database: Database,
) -> None:
    bring_in(database, asv())
    with database.reading() as session:
        rosa, jan = session.scalars(select(GuardianContact).order_by(col(GuardianContact.key)))
        assert (rosa.surname, rosa.email, rosa.is_main) == (
            "von Amsel",
            "rosa@familie.example",
            True,
        )
        assert (rosa.street, rosa.postal_code, rosa.city) == ("Lerchenweg 3a", "80331", "München")
        assert (rosa.may_be_informed, jan.may_be_informed) == (True, False)


@pytest.mark.parametrize("version", ["1.01", "1.02"])
def test_what_the_portal_must_not_know_is_nowhere(
    database: Database, version: str, caplog: pytest.LogCaptureFixture
) -> None:
    xml = export_xml(small_export(CLASSES, LESSONS), PERSONS, version)
    for element in ("religionszugehoerigkeit", "staatsangehoerigkeit", "stoerungschwaeche"):
        assert f"<{element}".encode() in xml
    with caplog.at_level(logging.DEBUG):
        view = look(database, archive(xml))
        bring_in(database, archive(xml))
    with database.reading() as session:
        rows = {
            name: session.connection().execute(select(table)).all()
            for name, table in metadata.tables.items()
        }
    assert CANARY not in repr(rows)
    assert CANARY not in caplog.text
    assert CANARY not in repr(view)
    assert len(rows[ImportRun.__tablename__]) == 1


@pytest.mark.parametrize("password", ["", "falsch"])
def test_without_its_password_nothing_is_read(database: Database, password: str) -> None:
    view = look(database, asv(), password=password)
    assert [one.text_key for one in view.findings] == ["import-archive-password"]
    assert view.needs_password
    assert view.is_empty


def test_letters_go_to_the_main_guardian_who_may_be_informed_unless_the_office_says_otherwise(
    database: Database, world: World
) -> None:
    bring_in(database, asv())
    with database.transaction() as session:
        ada, ben = session.scalars(
            select(col(Pupil.id)).where(col(Pupil.key).in_(["D1", "D2"])).order_by(col(Pupil.key))
        )
        found = postal_addresses(session, world.olga, [ada, ben])
        assert found == {ada: ("Rosa von Amsel", "Lerchenweg 3a", "80331 München")}
        assert postal_addresses(session, world.anna, [ada]) == {}
        typed = AddressDraft(street="Am Hof 1", postcode="80331", town="München")
        save_address(session, ada, typed)
        assert postal_addresses(session, world.olga, [ada])[ada][1] == "Am Hof 1"


def test_a_child_who_leaves_takes_its_guardians_along(database: Database) -> None:
    bring_in(database, asv())
    fewer = archive(export_xml(small_export([CLASSES[1]], LESSONS[1:]), PERSONS))
    counts = bring_in(database, fewer)
    assert (counts["pupil_removed"], counts["guardian_removed"]) == (1, 2)


def test_what_asv_does_not_say_stays_as_the_planning_program_has_it(database: Database) -> None:
    """Mail addresses of teachers, and lessons as long as there is a timetable."""
    files = small_school()
    teachers = gpu("004", {1: "Hub", 2: "Huber", 29: "Vera", 31: "1", 33: "hub@schule.example"})
    slots = NamedFile.of("GPU001.TXT", b'1,"7b","Hub","M","R1",1,1,,\r\n')
    with database.transaction() as session:
        apply(session, SYSTEM, [files["003"], files["002"], files["006"], files["004"], slots])
        apply(session, SYSTEM, [teachers], missing=preview(session, SYSTEM, [teachers]).missing)
    view = look(database, asv())
    assert "import-second-to-timetable" in [one.text_key for one in view.findings]
    bring_in(database, asv())
    with database.reading() as session:
        huber = session.scalars(select(Teacher).where(col(Teacher.short_name) == "Hub")).one()
        assert (huber.email, huber.title) == ("hub@schule.example", "Dr.")
        assert {*session.scalars(select(col(Lesson.number)))} == {1, 2}
