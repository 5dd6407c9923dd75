"""Rooms of all teachers from one table, all papers as one PDF, and a form that begins sensibly."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import InvalidInput, NotAllowed
from elternportal.models.evening import Attendance, ParentsEvening
from elternportal.models.school import SchoolClass
from elternportal.models.timetable import TimetableSlot
from elternportal.services.evening.documents import evening_papers_of
from elternportal.services.evening.printed_papers import evening_papers
from elternportal.services.evening.proposal import proposed_evening
from elternportal.services.evening.rooms import (
    RoomTableDraft,
    SetRooms,
    propose_rooms,
    set_rooms,
)
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.setup import EveningDraft, create_evening
from elternportal.services.evening.teacher import CancelAll, ReasonDraft, cancel_all
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    return make_booked_evening(database, world)


def rooms(evening: Evening) -> dict[str, str]:
    names = {number: name for name, number in evening.world.teachers.items()}
    with evening.database.reading() as session:
        return {names[row.teacher_id]: row.room for row in session.exec(select(Attendance))}


def fill(evening: Evening, table: str) -> int:
    command = SetRooms(evening.id, RoomTableDraft(table=table))
    return evening.run(lambda s: set_rooms(s, evening.world.olga, command))


@pytest.mark.parametrize(
    "table", ["Hub;R 1\nmaier;R 2", "Hub\tR 1\n\nMAIER\tR 2\n", "Hub, R 1\nMai,R 2,x"]
)
def test_a_table_sets_many_rooms_at_once(evening: Evening, table: str) -> None:
    assert fill(evening, table) == 2
    assert rooms(evening) == {"Huber": "R 1", "Maier": "R 2", "Roth": "R 104"}


@pytest.mark.parametrize("line", ["Niemand;R 2", "Maier", "Maier;", f"Maier;{'x' * 41}"])
def test_one_wrong_line_is_named_and_nothing_is_saved(evening: Evening, line: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        fill(evening, f"Hub;R 1\n{line}")
    assert refused.value.args_for_text["lines"] == line
    assert set(rooms(evening).values()) == {"R 104"}


def test_all_plans_and_door_sheets_are_one_pdf_and_a_door_names_nobody(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 0)
    who = TeacherAtEvening(evening.id, evening.world.teachers["Roth"])
    ill = CancelAll(who, ReasonDraft(reason="krank"))
    evening.run(lambda s: cancel_all(s, evening.world.roth, ill))
    with evening.database.reading() as session:
        plans = evening_papers_of(session, evening.world.olga, evening.id)
    pages = [
        page.extract_text()
        for page in PdfReader(BytesIO(evening_papers(plans, "de", "Schule"))).pages
    ]
    assert len(pages) == 4  # Frau Roth is not there
    assert "Ada" in pages[0]
    assert "Ada" not in pages[1]
    assert "vergeben" in pages[1]
    assert "R 104" in pages[1].replace("\xa0", " ")


def add_lessons(evening: Evening, *lessons: tuple[str, int, int, str]) -> None:
    """Teacher, weekday counted from the evening's own, lesson and room."""
    world = evening.world
    with evening.database.transaction() as session:
        starts = session.get_one(ParentsEvening, evening.id).starts_at
        today = clock.to_school(starts).isoweekday()
        session.add_all(
            TimetableSlot(
                number=number,
                class_id=world.classes["7b"],
                teacher_id=world.teachers[name],
                weekday=(today - 1 + days) % 7 + 1,
                lesson=lesson,
                room=room,
            )
            for number, (name, days, lesson, room) in enumerate(lessons)
        )
        for attendance in session.exec(select(Attendance)):
            attendance.room, attendance.is_absent = "", False


def proposed(evening: Evening) -> str:
    with evening.database.reading() as session:
        return propose_rooms(session, evening.world.olga, evening.id)


def test_the_room_of_most_lessons_on_the_evenings_weekday_is_proposed(evening: Evening) -> None:
    add_lessons(
        evening,
        ("Huber", 0, 1, "R 1"),
        ("Huber", 1, 1, "R 2"),
        ("Huber", 1, 2, "R 2"),
        ("Maier", 1, 3, "R 3"),
    )
    assert proposed(evening) == "Hub;R 1\nMai;R 3"
    assert set(rooms(evening).values()) == {""}  # nothing is saved by that
    assert fill(evening, proposed(evening)) == 2
    assert proposed(evening) == ""


def test_a_room_is_proposed_once_to_whoever_is_there_most_often(evening: Evening) -> None:
    add_lessons(
        evening,
        ("Huber", 0, 1, "R 1"),
        ("Maier", 0, 2, "R 1"),
        ("Maier", 0, 3, "R 1"),
        ("Huber", 1, 1, "R 2"),
        ("Roth", 0, 1, "R 1; R 9"),  # no table can hold that
    )
    assert proposed(evening) == "Hub;R 2\nMai;R 1"


def test_who_teaches_nowhere_sits_in_the_room_of_the_own_class(evening: Evening) -> None:
    add_lessons(evening, ("Huber", 0, 1, "R 1"))
    with evening.database.transaction() as session:
        for school_class in session.exec(select(SchoolClass)):  # of Huber and Roth
            school_class.home_room = f"K {school_class.short_name}"
    assert proposed(evening) == "Hub;R 1\nRot;K 9a"


def test_only_office_and_head_set_all_rooms_and_print_all_papers(evening: Evening) -> None:
    command = SetRooms(evening.id, RoomTableDraft(table="Hub;R 1"))
    for outsider in (evening.world.huber, evening.world.anna):
        with pytest.raises(NotAllowed):
            evening.run(lambda s, who=outsider: set_rooms(s, who, command))
        with evening.database.reading() as session, pytest.raises(NotAllowed):
            evening_papers_of(session, outsider, evening.id)
        with evening.database.reading() as session, pytest.raises(NotAllowed):
            propose_rooms(session, outsider, evening.id)
        with evening.database.reading() as session, pytest.raises(NotAllowed):
            proposed_evening(session, outsider)


def test_the_form_begins_with_an_evening_that_can_be_created(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        draft = proposed_evening(session, world.olga)
        assert create_evening(session, world.olga, draft)
    assert draft.day.weekday() < 5
    assert draft.day >= clock.today() + timedelta(days=28)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"starts": "00:00", "ends": "23:59", "slot_minutes": 5}, "too-long"),
        (
            {
                "day": "2026-11-02",
                "closed_from": "2026-11-02T18:00",
                "cancel_until": "2026-11-02T18:00",
                "invited_from": "2026-10-01T08:00",
                "open_from": "2026-10-02T08:00",
            },
            "past",
        ),
    ],
)
def test_an_evening_that_makes_no_sense_is_not_created(
    database: Database, world: World, changes: dict[str, object], key: str
) -> None:
    with database.reading() as session:
        usual = proposed_evening(session, world.olga).model_dump()
    draft = EveningDraft.model_validate(usual | changes)
    with pytest.raises(InvalidInput, match=key), database.transaction() as session:
        create_evening(session, world.olga, draft)
