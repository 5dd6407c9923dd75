"""Bookings at the same moment, with real parallel families, and the constraints alone (R1)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.models.evening import Booking, ParentsEvening
from elternportal.models.school import Lesson, Teacher
from elternportal.services.evening import access as evening_access
from elternportal.services.evening import booking_writes
from elternportal.services.evening.bookings import (
    BookSlot,
    book,
)
from elternportal.services.school import lock_family
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.evenings import add_attendance, slot_at
from tests.support.world import World, add_guardian, add_pupil

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    return make_booked_evening(database, world)


def test_R1_a_hundred_families_on_ten_slots_have_one_winner_each(evening: Evening) -> None:
    """Ten families tap each of ten slots of one teacher at the same moment."""
    with evening.database.transaction() as session:
        families = []
        for number in range(100):
            name = f"Kind{number}"
            add_pupil(session, evening.world, name, "7b")
            families.append((add_guardian(session, evening.world, f"Eltern {number}", name), name))
    slots = [evening.slot("Maier", minutes) for minutes in range(0, 60, 10)]
    slots += [evening.slot("Huber", minutes) for minutes in range(0, 40, 10)]

    def tap(number: int) -> str:
        actor, child = families[number]
        command = BookSlot(slots[number % 10], evening.world.pupils[child])
        return _outcome(evening, lambda s: book(s, actor, command))

    outcomes = _in_parallel(tap, range(100))
    assert outcomes.count("won") == 10
    assert outcomes.count("SlotTaken") == 90
    assert evening.count(Booking) == 10


def test_R1_one_family_booking_ten_teachers_at_once_gets_exactly_one(
    evening: Evening,
) -> None:
    """Ten sessions of two guardians tap the same time with ten different teachers."""
    evening.change_rules(pause_slots=0)
    with evening.database.transaction() as session:
        teachers = [_extra_teacher(session, evening, number) for number in range(10)]
    slots = [_slot_of(evening, teacher_id) for teacher_id in teachers]

    def tap(number: int) -> str:
        actor = (evening.world.anna, evening.world.anton)[number % 2]
        child = ("Ada", "Ben")[number // 5]
        command = BookSlot(slots[number], evening.world.pupils[child])
        return _outcome(evening, lambda s: book(s, actor, command))

    outcomes = _in_parallel(tap, range(10))
    assert sorted(outcomes) == ["FamilyOverlap"] * 9 + ["won"]
    assert evening.count(Booking) == 1


def test_R1_the_constraint_alone_stops_an_overlap_without_any_check(evening: Evening) -> None:
    """Two transactions that skip every check still cannot hold one guardian twice."""

    def insert_blindly(teacher: str, child: str) -> str:
        def work(session: Session) -> int:
            wanted = evening_access.lock_slot(
                session, evening.world.olga, slots[teacher], evening.world.pupils[child]
            )
            assert wanted is not None
            people = lock_family(session, evening.world.pupils[child])
            return booking_writes.insert_booking(
                session, evening.world.olga, wanted, evening.world.pupils[child], people
            )

        return _outcome(evening, work)

    slots = {teacher: evening.slot(teacher, 20) for teacher in ("Huber", "Roth")}
    assert insert_blindly("Huber", "Ada") == "won"
    assert insert_blindly("Roth", "Ben") == "FamilyOverlap"


@pytest.mark.parametrize("key", ["slot-taken", "staff-slot-taken", "overlap", "staff-overlap"])
def test_what_only_a_constraint_noticed_is_told_without_times(key: str) -> None:
    sentence = t(f"evening-error-{key}", "de", time="17:20", times="none")
    assert "17:20" in sentence
    assert "none" not in sentence
    assert "rei: " not in sentence


def _outcome(evening: Evening, work: Callable[[Session], object]) -> str:
    try:
        evening.run(work)
    except PortalError as error:
        return type(error).__name__
    return "won"


def _in_parallel(tap: Callable[[int], str], numbers: range) -> list[str]:
    with ThreadPoolExecutor(max_workers=10) as pool:
        return list(pool.map(tap, numbers))


def _extra_teacher(session: Session, evening: Evening, number: int) -> int:
    teacher = Teacher(short_name=f"T{number}", surname=f"Lehrer{number}")
    session.add(teacher)
    session.flush()
    for class_id in evening.world.classes.values():
        session.add(
            Lesson(
                number=100 + number,
                class_id=class_id,
                teacher_id=teacher.id,
                subject_id=evening.world.subjects["M"],
            )
        )
    add_attendance(session, session.get_one(ParentsEvening, evening.id), teacher.id or 0)
    return teacher.id or 0


def _slot_of(evening: Evening, teacher_id: int) -> int:
    with evening.database.reading() as session:
        return slot_at(session, evening.id, teacher_id, 20)


def test_R1_a_booking_cannot_name_another_teacher_than_its_slots(evening: Evening) -> None:
    """Else a child could have two bookings with one teacher."""
    false = Booking(
        slot_id=evening.slot("Huber", 0),
        evening_id=evening.id,
        teacher_id=evening.world.teachers["Maier"],
        pupil_id=evening.world.pupils["Ada"],
        booked_at=clock.now(),
    )
    with pytest.raises(IntegrityError):
        evening.run(lambda s: s.add(false))


def test_R1_the_constraints_alone_stop_a_second_booking_of_a_slot_or_teacher(
    evening: Evening,
) -> None:
    """Writes that skip every check get the sentence of the constraint that stopped them."""

    def insert_blindly(child: str, minutes: int) -> str:
        pupil_id = evening.world.pupils[child]

        def work(session: Session) -> int:
            slot_id = slot_at(session, evening.id, evening.world.teachers["Huber"], minutes)
            wanted = evening_access.lock_slot(session, evening.world.olga, slot_id, pupil_id)
            assert wanted is not None
            return booking_writes.insert_booking(session, evening.world.olga, wanted, pupil_id, [])

        return _outcome(evening, work)

    assert insert_blindly("Ada", 0) == "won"
    assert insert_blindly("Carla", 0) == "SlotTaken"
    assert insert_blindly("Ada", 20) == "AlreadyBooked"
