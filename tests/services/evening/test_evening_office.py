"""The office sees every booking and books for families that phone."""

from datetime import timedelta

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.access import Account, Guardianship
from elternportal.models.audit import AuditEntry
from elternportal.models.evening import Attendance, Slot
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.evening.booking_errors import BookingRefused, FamilyOverlap
from elternportal.services.evening.bookings import (
    BookSlot,
    CancelBooking,
    MoveBooking,
    book_for,
    cancel_for,
    move_for,
)
from elternportal.services.evening.desk import (
    ChildAtEveningView,
    ChildDeskView,
    Exceeds,
    child_desk,
)
from elternportal.services.evening.family_desk import family_paper_of
from elternportal.services.evening.office import (
    SearchChildren,
    SlotCountsView,
    evening_board,
    search_children,
)
from tests.support.evenings import EVENING_START, add_evening, slot_at
from tests.support.world import World, add_guardian, add_pupil

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening_id(database: Database, world: World) -> int:
    """An evening that parents may not book yet, two per child, with Ada's booking at 17:10."""
    opens = EVENING_START - timedelta(hours=2)
    with database.transaction() as session:
        evening_id = add_evening(
            session, world, invited_from=opens, open_from=opens, max_per_child=1
        )
        slot_id = slot_at(session, evening_id, world.teachers["Huber"], 10)
        book_for(session, world.olga, BookSlot(slot_id, world.pupils["Ada"]))
    return evening_id


def desk(database: Database, world: World, evening_id: int, child: str) -> ChildDeskView:
    with database.reading() as session:
        return child_desk(session, world.olga, ChildAtEveningView(evening_id, world.pupils[child]))


def test_the_table_counts_slots_per_teacher(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        blocked = slot_at(session, evening_id, world.teachers["Huber"], 0)
        session.get_one(Slot, blocked).block = "teacher"
        away = slot_at(session, evening_id, world.teachers["Huber"], 50)
        session.get_one(Slot, away).block = "away"
    with database.reading() as session:
        board = evening_board(session, world.olga, evening_id)
    assert [(line.teacher.text("de"), line.counts) for line in board] == [
        ("Frau Huber", SlotCountsView(booked=1, free=3, blocked=1)),
        ("Herr Maier", SlotCountsView(free=6)),
        ("Frau Roth", SlotCountsView(free=6)),
    ]


def test_a_childs_desk_shows_bookings_guardians_and_free_times_of_its_teachers(
    database: Database, world: World, evening_id: int
) -> None:
    view = desk(database, world, evening_id, "Ada")
    assert (view.child, view.guardians) == ("Ada Adasen (7b)", ("Anna Amsel", "Anton Amsel"))
    huber, maier = view.teachers
    assert huber.booked_at == EVENING_START + timedelta(minutes=10)
    assert (len(huber.offered), len(maier.offered)) == (5, 5)
    assert (huber.subjects, maier.subjects) == ("Mathematik", "Englisch")


def test_only_times_at_which_the_family_is_free_are_offered_and_the_best_come_first(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        for minutes, block in ((40, "forced"), (50, "teacher")):
            slot_id = slot_at(session, evening_id, world.teachers["Maier"], minutes)
            session.get_one(Slot, slot_id).block = block
    _, maier = desk(database, world, evening_id, "Ada").teachers
    assert [
        ((time.starts_at - EVENING_START) // timedelta(minutes=1), time.exceeds)
        for time in maier.offered
    ] == [
        (30, Exceeds.NOTHING),
        (0, Exceeds.PAUSE),
        (20, Exceeds.PAUSE),
        (40, Exceeds.BREAK),
    ]


def test_the_office_may_use_a_break_that_the_school_grants_and_it_is_logged(
    database: Database, world: World, evening_id: int
) -> None:
    carla, maier = world.pupils["Carla"], world.teachers["Maier"]
    with database.transaction() as session:
        granted = slot_at(session, evening_id, maier, 40)
        wanted = slot_at(session, evening_id, maier, 50)
        session.get_one(Slot, granted).block = "forced"
        session.get_one(Slot, wanted).block = "teacher"
    for actor, slot_id in ((world.maier, granted), (world.olga, wanted), (world.maier, wanted)):
        with pytest.raises(BookingRefused), database.transaction() as session:
            book_for(session, actor, BookSlot(slot_id, carla))
    with database.transaction() as session:
        booking_id = book_for(session, world.olga, BookSlot(granted, carla)).booking_id
        entry = session.exec(select(AuditEntry).where(AuditEntry.subject_id == booking_id)).one()
    assert (entry.account_id, entry.detail) == (world.olga.account_id, {"in_break": "forced"})


def test_nobody_books_a_teacher_who_was_called_off_not_even_in_a_break(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        slot_id = slot_at(session, evening_id, world.teachers["Maier"], 40)
        session.get_one(Slot, slot_id).block = "forced"
        session.exec(
            select(Attendance).where(Attendance.teacher_id == world.teachers["Maier"])
        ).one().is_absent = True
    with pytest.raises(BookingRefused), database.transaction() as session:
        book_for(session, world.olga, BookSlot(slot_id, world.pupils["Carla"]))
    assert desk(database, world, evening_id, "Carla").teachers[1].offered == ()


@pytest.mark.parametrize("text", ["ada", "Amsel 7b", "anton", "AMS ad"])
def test_a_child_is_found_by_parts_of_its_name_its_class_or_a_guardian(
    database: Database, world: World, evening_id: int, text: str
) -> None:
    with database.reading() as session:
        found = search_children(session, world.olga, SearchChildren(evening_id, text))
    assert world.pupils["Ada"] in [child.pupil_id for child in found]
    assert "Carla" not in " ".join(child.child for child in found)


@pytest.mark.parametrize("text", ["özdemir", "ÖZDEMIR", "FÖRSTER", "förster", "çelik ü7"])
def test_a_search_does_not_care_for_case_in_umlauts_either(
    database: Database, world: World, evening_id: int, text: str
) -> None:
    with database.transaction() as session:
        session.get_one(SchoolClass, world.classes["9a"]).short_name = "Ü7"
        child = session.get_one(Pupil, add_pupil(session, world, "Çelik", "9a"))
        child.surname = "Özdemir"
        add_guardian(session, world, "Ute Förster", "Çelik")
    with database.reading() as session:
        found = search_children(session, world.olga, SearchChildren(evening_id, text))
    assert [each.pupil_id for each in found] == [world.pupils["Çelik"]]


def test_an_empty_search_and_a_wildcard_find_nobody(
    database: Database, world: World, evening_id: int
) -> None:
    with database.reading() as session:
        for text in ("", "  ", "%", "_"):
            assert search_children(session, world.olga, SearchChildren(evening_id, text)) == ()


def test_the_office_books_beyond_phase_and_limit_but_never_over_the_family(
    database: Database, world: World, evening_id: int
) -> None:
    ada, maier = world.pupils["Ada"], world.teachers["Maier"]
    with database.reading() as session:
        same_time = slot_at(session, evening_id, maier, 10)
    with pytest.raises(FamilyOverlap), database.transaction() as session:
        book_for(session, world.olga, BookSlot(same_time, ada))
    with database.transaction() as session:
        later = slot_at(session, evening_id, maier, 20)
        booking_id = book_for(session, world.olga, BookSlot(later, ada)).booking_id
        latest = slot_at(session, evening_id, maier, 50)
        move_for(session, world.hanna, MoveBooking(booking_id, latest))
    assert desk(database, world, evening_id, "Ada").teachers[1].booking_id == booking_id
    with database.transaction() as session:
        cancel_for(session, world.olga, CancelBooking(booking_id, "Familie rief an"))
    assert desk(database, world, evening_id, "Ada").teachers[1].booking_id is None


def test_a_family_without_account_is_booked_by_the_office(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        slot_id = slot_at(session, evening_id, world.teachers["Maier"], 0)
        book_for(session, world.olga, BookSlot(slot_id, world.pupils["Dora"]))
    view = desk(database, world, evening_id, "Dora")
    assert view.guardians == ()
    assert [teacher.booked_at for teacher in view.teachers] == [None, EVENING_START]


def test_bookings_with_teachers_who_teach_the_child_no_more_stay_visible(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        slot_id = slot_at(session, evening_id, world.teachers["Roth"], 0)
        book_for(session, world.olga, BookSlot(slot_id, world.pupils["Carla"]))
    names = [t.teacher.surname for t in desk(database, world, evening_id, "Carla").teachers]
    assert names == ["Huber", "Maier", "Roth"]


@pytest.mark.parametrize("person", ["anna", "berta", "huber", "roth"])
def test_Z4_outsiders_see_nothing_of_the_desk(
    database: Database, world: World, evening_id: int, person: str
) -> None:
    actor: Actor = getattr(world, person)
    for pupil_id in (world.pupils["Ada"], world.pupils["Carla"], 999):
        with pytest.raises(NotAllowed), database.reading() as session:
            child_desk(session, actor, ChildAtEveningView(evening_id, pupil_id))
    with pytest.raises(NotAllowed), database.reading() as session:
        search_children(session, actor, SearchChildren(evening_id, "Ada"))
    with pytest.raises(NotAllowed), database.reading() as session:
        evening_board(session, actor, evening_id)


def test_what_does_not_exist_is_not_found(
    database: Database, world: World, evening_id: int
) -> None:
    with database.reading() as session:
        with pytest.raises(NotFound):
            child_desk(session, world.olga, ChildAtEveningView(evening_id, 999))
        with pytest.raises(NotFound):
            child_desk(session, world.olga, ChildAtEveningView(999, world.pupils["Ada"]))
        with pytest.raises(NotFound):
            evening_board(session, world.olga, 999)


def test_a_parent_cannot_use_the_staffs_way_to_book(
    database: Database, world: World, evening_id: int
) -> None:
    with database.reading() as session:
        slot_id = slot_at(session, evening_id, world.teachers["Maier"], 30)
    with pytest.raises(NotAllowed), database.transaction() as session:
        book_for(session, world.anna, BookSlot(slot_id, world.pupils["Ada"]))


def test_a_child_is_found_by_a_guardians_address_and_with_the_surname_first(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        address = session.get_one(Account, world.berta.account_id).email
        pupil = session.get_one(Pupil, world.pupils["Carla"])
        pupil.first_name, pupil.surname = "Charlotte", "Özdemir-Lenz"
    for text in (address, address.upper(), "Lenz, Charlotte", "oezdemir"):
        with database.reading() as session:
            found = search_children(session, world.olga, SearchChildren(evening_id, text))
        assert [child.pupil_id for child in found] == [world.pupils["Carla"]], text


def test_the_desk_shows_the_family_with_the_appointments_of_all_siblings(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        slot_id = slot_at(session, evening_id, world.teachers["Roth"], 40)
        book_for(session, world.olga, BookSlot(slot_id, world.pupils["Ben"]))
    view = desk(database, world, evening_id, "Ada")
    assert [(one.pupil_id, one.is_of_all) for one in view.siblings] == [(world.pupils["Ben"], True)]
    assert [(row.teacher.surname, row.child[:3]) for row in view.plan] == [
        ("Huber", "Ada"),
        ("Roth", "Ben"),
    ]
    assert desk(database, world, evening_id, "Ben").plan == view.plan
    alone = desk(database, world, evening_id, "Carla")
    assert (alone.siblings, alone.plan) == ((), ())


def test_the_plan_that_goes_home_names_no_child_that_one_of_the_guardians_does_not_know(
    database: Database, world: World, evening_id: int
) -> None:
    with database.transaction() as session:
        add_pupil(session, world, "Emil", "9a")
        only_antons = Guardianship(
            account_id=world.anton.account_id, pupil_id=world.pupils["Emil"], since=clock.now()
        )
        session.add(only_antons)
        slot_id = slot_at(session, evening_id, world.teachers["Roth"], 40)
        book_for(session, world.olga, BookSlot(slot_id, world.pupils["Emil"]))
    siblings = {
        one.pupil_id: one.is_of_all for one in desk(database, world, evening_id, "Ada").siblings
    }
    assert siblings == {world.pupils["Ben"]: True, world.pupils["Emil"]: False}
    with database.reading() as session:
        children = {
            name: [
                row.child[:4]
                for row in family_paper_of(
                    session, world.olga, evening_id, world.pupils[name]
                ).appointments
            ]
            for name in ("Ada", "Emil")
        }
    assert children == {"Ada": ["Ada "], "Emil": ["Ada ", "Emil"]}  # Anton knows all of them


@pytest.mark.parametrize("person", ["anna", "huber"])
def test_Z4_nobody_but_office_and_head_prints_a_familys_plan(
    database: Database, world: World, evening_id: int, person: str
) -> None:
    actor: Actor = getattr(world, person)
    with database.reading() as session:
        with pytest.raises(NotAllowed):
            family_paper_of(session, actor, evening_id, world.pupils["Ada"])
        with pytest.raises(NotFound):
            family_paper_of(session, world.olga, evening_id, 999)
        with pytest.raises(NotFound):
            family_paper_of(session, world.olga, 999, world.pupils["Ada"])
