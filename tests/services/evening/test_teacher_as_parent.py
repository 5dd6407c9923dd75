"""A teacher who is a parent, too, is never booked in both roles at one time."""

from dataclasses import replace

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from elternportal.db import Database
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.evening_slots import SlotBlock
from elternportal.domain.people import Actor, Role
from elternportal.models.access import Account
from elternportal.models.evening import Booking, Slot
from elternportal.models.holds import FamilyHold
from elternportal.models.overlap import OVERLAP_NAMES
from elternportal.services.evening.booking_errors import BookingRefused, FamilyOverlap, SlotTaken
from elternportal.services.evening.bookings import BookSlot, CancelBooking, book_for, cancel
from elternportal.services.evening.columns import read_columns
from elternportal.services.evening.family import evening_frame
from elternportal.services.evening.family_plan import own_plan
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.teacher_view import teacher_evening
from elternportal.services.school import TeacherIsBusy, add_guardian, link_teacher
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.world import World, add_pupil

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    """Frau Roth, who teaches 9a, is the mother of Emil in 7b."""
    with database.transaction() as session:
        add_pupil(session, world, "Emil", "7b")
        add_guardian(session, world.roth.account_id, world.pupils["Emil"])
    return make_booked_evening(database, world)


def mother(evening: Evening) -> Actor:
    roth = evening.world.roth
    return replace(roth, roles=frozenset({Role.TEACHER, Role.PARENT}))


def column(evening: Evening, teacher: str) -> str:
    topic = topics.column(evening.id, evening.world.teachers[teacher])
    with evening.database.reading() as session:
        return read_columns(session, {topic})[topic]


def test_a_teacher_with_an_appointment_cannot_be_booked_as_mother_then(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ben", "Roth", 20)
    with pytest.raises(FamilyOverlap):
        evening.book(mother(evening), "Emil", "Huber", 20)
    evening.book(mother(evening), "Emil", "Huber", 30)


def test_the_office_cannot_do_it_either(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ben", "Roth", 20)
    command = BookSlot(evening.slot("Huber", 20), evening.world.pupils["Emil"])
    with pytest.raises(FamilyOverlap):
        evening.run(lambda s: book_for(s, evening.world.olga, command))


def test_while_a_teacher_is_at_a_colleagues_nobody_can_book_her(evening: Evening) -> None:
    mine = evening.book(mother(evening), "Emil", "Huber", 20)
    assert column(evening, "Roth") == "ffbfff"
    with pytest.raises(SlotTaken):
        evening.book(evening.world.anna, "Ben", "Roth", 20)
    evening.run(lambda s: cancel(s, mother(evening), CancelBooking(mine)))
    assert column(evening, "Roth") == "ffffff"
    evening.book(evening.world.anna, "Ben", "Roth", 20)


def test_the_database_itself_refuses_a_second_hold_of_the_teachers_account(
    evening: Evening,
) -> None:
    booking = evening.book(mother(evening), "Emil", "Huber", 20)

    def hold_as_teacher() -> None:
        with evening.database.transaction() as session:
            held = session.get_one(Slot, session.get_one(Booking, booking).slot_id)
            session.execute(
                insert(FamilyHold).values(
                    booking_id=booking,
                    guardian_id=evening.world.roth.account_id,
                    teacher_id=evening.world.teachers["Roth"],
                    starts_at=held.starts_at,
                    ends_at=held.ends_at,
                )
            )

    with pytest.raises(IntegrityError) as refused:
        hold_as_teacher()
    assert broken_constraint(refused.value) in OVERLAP_NAMES


def test_a_teachers_appointments_are_not_in_the_plan_of_her_own_family(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ben", "Roth", 20)
    with evening.database.reading() as session:
        plan = own_plan(session, mother(evening), evening.id)
    assert plan.bookings == ()
    assert [time.minute for time in plan.near] == [20]


def test_her_own_list_says_where_she_is(evening: Evening) -> None:
    evening.book(mother(evening), "Emil", "Huber", 20)
    who = TeacherAtEvening(evening.id, evening.world.teachers["Roth"])
    with evening.database.reading() as session:
        slots = teacher_evening(session, evening.world.roth, who).slots
    assert [slot.block for slot in slots if not slot.is_free] == [SlotBlock.ELSEWHERE]


def test_nobody_books_an_appointment_with_the_own_family(evening: Evening) -> None:
    world = evening.world
    evening.run(lambda s: add_guardian(s, world.huber.account_id, world.pupils["Emil"]))
    with pytest.raises(BookingRefused, match="own-family"):
        evening.book(mother(evening), "Emil", "Huber", 20)
    with evening.database.reading() as session:
        columns = evening_frame(session, mother(evening), evening.id).columns
    assert [each.teacher_name for each in columns] == ["Herr Maier"]


def test_who_becomes_a_teachers_account_later_holds_what_is_booked(evening: Evening) -> None:
    world = evening.world
    evening.book(world.anna, "Ada", "Huber", 40)
    evening.run(lambda s: link_teacher(s, s.get_one(Account, world.roth.account_id), None))
    evening.book(world.anna, "Ben", "Roth", 20)
    assert sorted(teacher_holds(evening), key=bool) == [None, world.huber.account_id]
    teacher = world.teachers["Roth"]
    evening.run(lambda s: link_teacher(s, s.get_one(Account, world.roth.account_id), teacher))
    assert sorted(map(int, filter(None, teacher_holds(evening)))) == sorted(
        [world.roth.account_id, world.huber.account_id]
    )


def test_an_account_busy_as_a_parent_does_not_become_the_teachers_unnoticed(
    evening: Evening,
) -> None:
    world = evening.world
    evening.run(lambda s: link_teacher(s, s.get_one(Account, world.roth.account_id), None))
    evening.book(world.anna, "Ben", "Roth", 20)
    evening.book(replace(world.roth, roles=frozenset({Role.PARENT})), "Emil", "Huber", 20)
    teacher = world.teachers["Roth"]
    with pytest.raises(TeacherIsBusy):
        evening.run(lambda s: link_teacher(s, s.get_one(Account, world.roth.account_id), teacher))


def teacher_holds(evening: Evening) -> list[int | None]:
    with evening.database.reading() as session:
        return list(
            session.scalars(
                select(col(FamilyHold.guardian_id)).where(col(FamilyHold.teacher_id).is_not(None))
            )
        )
