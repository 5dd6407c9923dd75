"""Booking, moving and cancelling, on real databases and with real parallel families."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound, PortalError
from elternportal.live.columns import read_columns
from elternportal.models.evening import Booking, FamilyHold, Invitation, ParentsEvening
from elternportal.models.mail import OutboxMail
from elternportal.models.school import AuditEntry, Lesson, Teacher
from elternportal.services import booking_writes, evening_access
from elternportal.services.booking_writes import AlreadyBooked, FamilyOverlap, SlotTaken
from elternportal.services.bookings import (
    BookingRefused,
    BookSlot,
    CancelBooking,
    MoveBooking,
    TakeSlot,
    book,
    book_for,
    cancel,
    cancel_for,
    move,
    move_for,
    take,
)
from elternportal.services.family_evening import evening_frame
from elternportal.services.family_plan import own_plan
from tests.support.evenings import EVENING_START, add_attendance, add_evening, slot_at
from tests.support.world import World, add_guardian, add_pupil

T = TypeVar("T")
pytestmark = pytest.mark.usefixtures("stopped_clock")


@dataclass
class Evening:
    """An evening in a database, with short words for what tests do."""

    database: Database
    world: World
    id: int

    def slot(self, teacher: str, minutes: int) -> int:
        with self.database.reading() as session:
            return slot_at(session, self.id, self.world.teachers[teacher], minutes)

    def book(self, actor: Actor, child: str, teacher: str, minutes: int) -> int:
        command = BookSlot(self.slot(teacher, minutes), self.world.pupils[child])
        return self.run(lambda s: book(s, actor, command))

    def run(self, work: Callable[[Session], T]) -> T:
        with self.database.transaction() as session:
            return work(session)

    def count(self, table: type) -> int:
        with self.database.reading() as session:
            return session.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    with database.transaction() as session:
        return Evening(database, world, add_evening(session, world))


def change_rules(evening: Evening, **changes: object) -> None:
    with evening.database.transaction() as session:
        row = session.get_one(ParentsEvening, evening.id)
        for name, value in changes.items():
            setattr(row, name, value)
        session.add(row)


def test_a_parent_books_and_both_guardians_have_it_in_their_plan(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    for guardian in (evening.world.anna, evening.world.anton):
        with evening.database.reading() as session:
            plan = own_plan(session, guardian, evening.id)
        assert [b.starts_at for b in plan.bookings] == [EVENING_START + timedelta(minutes=20)]
        assert plan.bookings[0].teacher_name == "Frau Huber"
        assert plan.bookings[0].child.class_name == "7b"


def test_times_next_to_an_own_booking_are_too_close(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    with evening.database.reading() as session:
        near = own_plan(session, evening.world.anton, evening.id).near
    assert [(time - EVENING_START).seconds // 60 for time in near] == [10, 20, 30]
    with pytest.raises(BookingRefused, match="too-close"):
        evening.book(evening.world.anton, "Ada", "Maier", 30)
    evening.book(evening.world.anton, "Ada", "Maier", 40)


def test_a_taken_slot_is_refused_and_the_next_free_times_are_named(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    with pytest.raises(SlotTaken) as lost:
        evening.book(evening.world.berta, "Carla", "Huber", 20)
    assert lost.value.args_for_text["time"] == "17:20"
    assert lost.value.args_for_text["times"] in {"17:00, 17:10, 17:30", "17:10, 17:30, 17:40"}


def test_the_next_free_times_keep_the_familys_own_pause(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    evening.book(evening.world.berta, "Carla", "Maier", 0)
    with pytest.raises(SlotTaken) as lost:
        evening.book(evening.world.berta, "Carla", "Huber", 20)
    assert lost.value.args_for_text["times"] == "17:30, 17:40, 17:50"


def test_guardians_of_one_child_clash_with_each_other(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    with pytest.raises(FamilyOverlap):
        evening.book(evening.world.anton, "Ben", "Roth", 20)


def test_the_office_cannot_override_an_overlap_either(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    command = BookSlot(evening.slot("Roth", 20), evening.world.pupils["Ben"])
    with pytest.raises(FamilyOverlap):
        evening.run(lambda s: book_for(s, evening.world.olga, command))
    assert evening.count(Booking) == 1
    assert evening.count(FamilyHold) == 3


def test_one_booking_per_teacher_and_child(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 0)
    with pytest.raises(AlreadyBooked):
        evening.book(evening.world.anna, "Ada", "Huber", 40)


def test_limits_per_child_and_family_hold(evening: Evening) -> None:
    change_rules(evening, max_per_child=1, max_per_family=2, pause_slots=0)
    evening.book(evening.world.anna, "Ada", "Huber", 0)
    with pytest.raises(BookingRefused, match="child-limit"):
        evening.book(evening.world.anna, "Ada", "Maier", 20)
    evening.book(evening.world.anna, "Ben", "Huber", 40)
    change_rules(evening, max_per_child=2)
    with pytest.raises(BookingRefused, match="family-limit"):
        evening.book(evening.world.anton, "Ben", "Roth", 50)


def test_the_office_may_override_limits_and_it_is_logged(evening: Evening) -> None:
    change_rules(evening, max_per_child=0)
    command = BookSlot(evening.slot("Huber", 0), evening.world.pupils["Ada"])
    evening.run(lambda s: book_for(s, evening.world.olga, command))
    assert evening.count(AuditEntry) == 1


@pytest.mark.parametrize(
    ("before_start", "message"),
    [
        (timedelta(days=8), "not-open"),
        (timedelta(days=6), "invited-only"),
        (timedelta(minutes=30), "closed"),
    ],
)
def test_phases_bind_parents(evening: Evening, before_start: timedelta, message: str) -> None:
    with clock.at(EVENING_START - before_start), pytest.raises(BookingRefused, match=message):
        evening.book(evening.world.anna, "Ada", "Huber", 0)


def test_an_invited_family_books_before_all_others(evening: Evening) -> None:
    invitation = Invitation(
        evening_id=evening.id,
        teacher_id=evening.world.teachers["Huber"],
        pupil_id=evening.world.pupils["Ada"],
    )
    evening.run(lambda s: s.add(invitation))
    with clock.at(EVENING_START - timedelta(days=6)):
        evening.book(evening.world.anna, "Ada", "Huber", 0)


def test_an_evening_that_is_not_published_does_not_exist_for_parents(evening: Evening) -> None:
    change_rules(evening, is_published=False)
    with pytest.raises(NotFound), evening.database.reading() as session:
        evening_frame(session, evening.world.anna, evening.id)
    with pytest.raises(NotFound):
        evening.book(evening.world.anna, "Ada", "Huber", 0)


def test_moving_keeps_the_old_slot_until_the_new_one_is_won(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    evening.book(evening.world.berta, "Carla", "Huber", 30)
    with pytest.raises(SlotTaken):
        evening.run(
            lambda s: move(s, evening.world.anna, MoveBooking(mine, evening.slot("Huber", 30)))
        )
    assert _own_minutes(evening, evening.world.anna) == [0]
    evening.run(
        lambda s: move(s, evening.world.anton, MoveBooking(mine, evening.slot("Huber", 10)))
    )
    assert _own_minutes(evening, evening.world.anna) == [10]


def test_a_tap_on_another_time_of_the_same_teacher_moves_the_booking(evening: Evening) -> None:
    first = TakeSlot(evening.slot("Huber", 0), evening.world.pupils["Ada"])
    second = TakeSlot(evening.slot("Huber", 40), evening.world.pupils["Ada"])
    evening.run(lambda s: take(s, evening.world.anna, first))
    evening.run(lambda s: take(s, evening.world.anton, second))
    assert evening.count(Booking) == 1
    assert _own_minutes(evening, evening.world.anna) == [40]


def test_moving_to_another_teacher_is_not_moving(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    with pytest.raises(NotFound):
        evening.run(
            lambda s: move(s, evening.world.anna, MoveBooking(mine, evening.slot("Maier", 30)))
        )


def test_cancelling_frees_the_slot_for_others(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    evening.run(lambda s: cancel(s, evening.world.anton, CancelBooking(mine)))
    assert evening.count(FamilyHold) == 0
    evening.book(evening.world.berta, "Carla", "Huber", 0)


def test_cancelling_ends_at_its_deadline(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    change_rules(evening, cancel_until=clock.now())
    with pytest.raises(BookingRefused, match="cancel-too-late"):
        evening.run(lambda s: cancel(s, evening.world.anna, CancelBooking(mine)))


def test_a_teacher_cancels_and_every_guardian_is_told_once(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    evening.run(lambda s: cancel_for(s, evening.world.huber, CancelBooking(mine, "krank")))
    with evening.database.reading() as session:
        mails = session.execute(
            select(OutboxMail).where(col(OutboxMail.template) == "evening-cancelled")
        ).scalars()
        told = [(mail.account_id, "krank" in str(mail.params)) for mail in mails]
    assert sorted(told) == sorted(
        [(evening.world.anna.account_id, False), (evening.world.anton.account_id, False)]
    )


def test_five_changes_within_a_minute_make_one_mail_per_guardian(evening: Evening) -> None:
    for minutes, teacher in ((0, "Huber"), (20, "Maier")):
        evening.book(evening.world.anna, "Ada", teacher, minutes)
    evening.book(evening.world.anna, "Ben", "Roth", 40)
    assert evening.count(OutboxMail) == 2


def test_a_rolled_back_booking_leaves_nothing(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 0)
    before = evening.count(OutboxMail), evening.count(FamilyHold)
    with pytest.raises(SlotTaken):
        evening.book(evening.world.berta, "Carla", "Huber", 0)
    assert (evening.count(OutboxMail), evening.count(FamilyHold)) == before


# --- outsiders -------------------------------------------------------------------------------


def test_Z4_a_parent_cannot_book_for_another_familys_child(evening: Evening) -> None:
    for stranger in (evening.world.berta, evening.world.huber, evening.world.olga):
        with pytest.raises(NotFound):
            evening.book(stranger, "Ada", "Huber", 0)


def test_Z4_a_foreign_booking_looks_like_a_missing_one(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    for booking_id in (mine, mine + 1000):
        with pytest.raises(NotFound):
            evening.run(lambda s, b=booking_id: cancel(s, evening.world.berta, CancelBooking(b)))
        with pytest.raises(NotFound):
            evening.run(
                lambda s, b=booking_id: move(
                    s, evening.world.berta, MoveBooking(b, evening.slot("Huber", 10))
                )
            )


def test_Z4_a_teacher_who_does_not_teach_the_child_cannot_be_booked(evening: Evening) -> None:
    with pytest.raises(NotFound):
        evening.book(evening.world.anna, "Ada", "Roth", 0)


def test_Z4_a_teacher_acts_only_on_own_slots(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    command = BookSlot(evening.slot("Huber", 20), evening.world.pupils["Carla"])
    for action in (
        lambda s: cancel_for(s, evening.world.maier, CancelBooking(mine)),
        lambda s: move_for(s, evening.world.maier, MoveBooking(mine, command.slot_id)),
        lambda s: book_for(s, evening.world.maier, command),
    ):
        with pytest.raises(NotFound):
            evening.run(action)
    with pytest.raises(NotAllowed):
        evening.run(lambda s: book_for(s, evening.world.anna, command))


def test_a_live_column_never_holds_more_than_letters(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)
    topic = topics.column(evening.id, evening.world.teachers["Huber"])
    with evening.database.reading() as session:
        assert read_columns(session, {topic}) == {topic: "fftfff"}


# --- races -----------------------------------------------------------------------------------


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


def test_R1_one_family_booking_ten_teachers_at_once_gets_exactly_one(evening: Evening) -> None:
    """Ten sessions of two guardians tap the same time with ten different teachers."""
    change_rules(evening, pause_slots=0)
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
            people = evening_access.lock_family(session, evening.world.pupils[child])
            return booking_writes.insert_booking(
                session, evening.world.olga, wanted, evening.world.pupils[child], people
            )

        return _outcome(evening, work)

    slots = {teacher: evening.slot(teacher, 20) for teacher in ("Huber", "Roth")}
    assert insert_blindly("Huber", "Ada") == "won"
    assert insert_blindly("Roth", "Ben") == "FamilyOverlap"


def _own_minutes(evening: Evening, actor: Actor) -> list[int]:
    with evening.database.reading() as session:
        plan = own_plan(session, actor, evening.id)
    return [(booking.starts_at - EVENING_START).seconds // 60 for booking in plan.bookings]


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
