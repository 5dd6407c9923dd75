"""Teachers arrange their evening: presence, breaks, blocks, calling off, and who may."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import time, timedelta
from typing import TypeVar

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Change, Database
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.live.columns import read_columns
from elternportal.models.evening import Booking, ParentsEvening, Slot
from elternportal.models.mail import OutboxMail
from elternportal.models.school import AuditEntry
from elternportal.services.bookings import (
    AlreadyBooked,
    BookingRefused,
    BookSlot,
    CancelBooking,
    FamilyOverlap,
    MoveBooking,
    SlotTaken,
    book,
    cancel_for,
    move_for,
)
from elternportal.services.evening_scope import TeacherAtEvening
from elternportal.services.evening_teacher import (
    CancelAll,
    ChangeTimes,
    ReasonForm,
    RoomForm,
    SetRoom,
    SlotIsBooked,
    SlotNotYours,
    TimesOfDay,
    add_break,
    block_slot,
    book_for_parent,
    cancel_all,
    remove_break,
    set_presence,
    set_room,
    unblock_slot,
)
from elternportal.services.evening_teacher_view import (
    TeacherEvening,
    own_evenings,
    teacher_evening,
)
from tests.support.evenings import EVENING_START, add_evening, slot_at
from tests.support.world import World

T = TypeVar("T")
pytestmark = pytest.mark.usefixtures("stopped_clock")


@dataclass
class Evening:
    """An evening in a database; Frau Huber's unless a test says otherwise."""

    database: Database
    world: World
    id: int

    def who(self, teacher: str = "Huber") -> TeacherAtEvening:
        return TeacherAtEvening(self.id, self.world.teachers[teacher])

    def slot(self, minutes: int, teacher: str = "Huber") -> int:
        with self.database.reading() as session:
            return slot_at(session, self.id, self.world.teachers[teacher], minutes)

    def run(self, work: Callable[..., T], actor: Actor, command: object) -> T:
        with self.database.transaction() as session:
            return work(session, actor, command)

    def times(self, starts: str, ends: str, teacher: str = "Huber") -> ChangeTimes:
        times = TimesOfDay(starts=time.fromisoformat(starts), ends=time.fromisoformat(ends))
        return ChangeTimes(self.who(teacher), times)

    def call_off(self, teacher: str = "Huber") -> CancelAll:
        return CancelAll(self.who(teacher), ReasonForm(reason="krank"))

    def book(self, actor: Actor, child: str, minutes: int, teacher: str = "Huber") -> int:
        command = BookSlot(self.slot(minutes, teacher), self.world.pupils[child])
        return self.run(book, actor, command)

    def column(self, teacher: str = "Huber") -> str:
        topic = topics.column(self.id, self.world.teachers[teacher])
        with self.database.reading() as session:
            return read_columns(session, [topic])[topic]

    def blocks(self) -> list[str]:
        statement = (
            select(Slot.block)
            .where(Slot.teacher_id == self.world.teachers["Huber"])
            .order_by(col(Slot.starts_at))
        )
        with self.database.reading() as session:
            return list(session.exec(statement))

    def view(self, actor: Actor | None = None) -> TeacherEvening:
        with self.database.reading() as session:
            return teacher_evening(session, actor or self.world.huber, self.who())

    def audit(self) -> list[str]:
        with self.database.reading() as session:
            return list(session.exec(select(AuditEntry.action)))


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    with database.transaction() as session:
        return Evening(database, world, add_evening(session, world))


@contextmanager
def change_rules(evening: Evening) -> Iterator[ParentsEvening]:
    with evening.database.transaction() as session:
        yield session.get_one(ParentsEvening, evening.id)


def test_outside_the_presence_nothing_can_be_booked(evening: Evening) -> None:
    evening.run(set_presence, evening.world.huber, evening.times("17:10", "17:45"))
    assert evening.blocks() == ["away", "", "", "", "away", "away"]
    assert evening.column() == "bfffbb"
    with pytest.raises(BookingRefused):
        evening.book(evening.world.anna, "Ada", 0)
    assert len(evening.view().slots) == 3


def test_presence_may_grow_again_but_never_leave_a_booking_outside(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", 30)
    evening.run(set_presence, evening.world.huber, evening.times("17:30", "18:00"))
    evening.run(set_presence, evening.world.huber, evening.times("17:00", "18:00"))
    assert evening.column() == "ffftff"
    with pytest.raises(SlotIsBooked) as refused:
        evening.run(set_presence, evening.world.huber, evening.times("17:00", "17:35"))
    assert refused.value.args_for_text == {"time": "17:30"}
    assert evening.column() == "ffftff"


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("17:30", "17:30"), ("17:40", "17:20"), ("16:50", "17:30"), ("17:30", "18:10")],
)
def test_times_outside_the_evening_are_refused(evening: Evening, starts: str, ends: str) -> None:
    for use_case in (set_presence, add_break, remove_break):
        with pytest.raises(InvalidInput):
            evening.run(use_case, evening.world.huber, evening.times(starts, ends))


def test_a_break_blocks_the_slots_it_touches_and_can_be_given_up(evening: Evening) -> None:
    evening.run(block_slot, evening.world.huber, evening.slot(50))
    evening.run(add_break, evening.world.huber, evening.times("17:15", "17:30"))
    assert evening.blocks() == ["", "break", "break", "", "", "teacher"]
    evening.run(remove_break, evening.world.huber, evening.times("17:00", "18:00"))
    assert evening.blocks() == ["", "", "", "", "", "teacher"]


def test_a_break_never_swallows_a_booking(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", 20)
    with pytest.raises(SlotIsBooked):
        evening.run(add_break, evening.world.huber, evening.times("17:10", "17:40"))
    assert evening.column() == "fftfff"


def test_the_forced_break_moves_when_the_teacher_takes_an_own_one(evening: Evening) -> None:
    with change_rules(evening) as rules:
        rules.max_consecutive = 3
    evening.run(block_slot, evening.world.huber, evening.slot(50))
    assert evening.blocks() == ["", "", "", "forced", "", "teacher"]
    evening.run(block_slot, evening.world.huber, evening.slot(10))
    assert evening.blocks() == ["", "teacher", "", "", "", "teacher"]


def test_a_slot_is_blocked_and_opened_by_one_tap(evening: Evening) -> None:
    evening.run(block_slot, evening.world.huber, evening.slot(10))
    assert evening.column() == "fbffff"
    evening.run(unblock_slot, evening.world.huber, evening.slot(10))
    assert evening.column() == "ffffff"


def test_a_booked_slot_cannot_be_blocked(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", 10)
    with pytest.raises(SlotIsBooked):
        evening.run(block_slot, evening.world.huber, evening.slot(10))


def test_what_presence_or_the_school_blocks_is_not_opened_slot_by_slot(evening: Evening) -> None:
    with change_rules(evening) as rules:
        rules.max_consecutive = 1
    evening.run(set_presence, evening.world.huber, evening.times("17:10", "18:00"))
    for minutes in (0, 20):
        for use_case in (block_slot, unblock_slot):
            with pytest.raises(SlotNotYours):
                evening.run(use_case, evening.world.huber, evening.slot(minutes))


def test_the_own_list_names_who_comes_and_what_for(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", 10)
    evening.book(evening.world.berta, "Carla", 40)
    evening.run(set_room, evening.world.huber, SetRoom(evening.who(), RoomForm(room=" R 12 ")))
    with clock.at(EVENING_START + timedelta(minutes=12)):
        view = evening.view()
    assert (view.room, view.booked, view.free, view.blocked) == ("R 12", 2, 4, 0)
    assert view.now is not None
    assert view.now.booked is not None
    assert (view.now.booked.child, view.now.booked.subjects) == ("Ada Adasen (7b)", "Mathematik")
    assert view.next is not None
    assert view.next.booked is not None
    assert view.next.booked.child.startswith("Carla")


def test_calling_off_cancels_all_tells_every_guardian_and_opens_nothing(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", 10)
    evening.book(evening.world.berta, "Carla", 40)
    evening.book(evening.world.anna, "Ada", 30, "Maier")
    heard: list[Change] = []
    evening.database.on_commit(heard.append)
    assert evening.run(cancel_all, evening.world.huber, evening.call_off()) == 2
    with evening.database.reading() as session:
        mails = session.exec(
            select(OutboxMail.account_id).where(OutboxMail.template == "evening-cancelled")
        ).all()
        left = session.exec(select(Booking.teacher_id)).all()
    people = evening.world.anna, evening.world.anton, evening.world.berta
    assert sorted(account or 0 for account in mails) == [each.account_id for each in people]
    assert left == [evening.world.teachers["Maier"]]
    assert evening.column() == "bbbbbb"
    assert evening.column("Maier") == "ffftff"
    assert {topics.family(each.account_id) for each in people} <= heard[0].topics
    assert topics.column(evening.id, evening.who().teacher_id) in heard[0].topics
    with pytest.raises(BookingRefused):
        evening.book(evening.world.anna, "Ada", 10)
    assert evening.audit().count("booking-cancelled-for-family") == 2


def test_families_of_a_teacher_who_was_called_off_are_free_at_that_time(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", 10)
    evening.run(cancel_all, evening.world.huber, evening.call_off())
    evening.book(evening.world.anna, "Ada", 10, "Maier")


def test_a_teacher_who_comes_after_all_says_when(evening: Evening) -> None:
    evening.run(cancel_all, evening.world.huber, evening.call_off())
    assert evening.view().is_absent
    evening.run(set_presence, evening.world.huber, evening.times("17:30", "18:00"))
    assert not evening.view().is_absent
    assert evening.column() == "bbbfff"


def test_one_appointment_is_cancelled_with_a_reason_and_the_slot_is_free(evening: Evening) -> None:
    booking_id = evening.book(evening.world.anna, "Ada", 10)
    evening.run(cancel_for, evening.world.huber, CancelBooking(booking_id, "Konferenz"))
    assert evening.column() == "ffffff"


def test_a_teacher_books_and_moves_for_a_parent_before_booking_opens(evening: Evening) -> None:
    with change_rules(evening) as rules:
        rules.invited_from = rules.open_from = rules.closed_from - timedelta(hours=1)
    ada = evening.world.pupils["Ada"]
    huber = evening.world.huber
    booking_id = evening.run(book_for_parent, huber, BookSlot(evening.slot(0), ada))
    evening.run(move_for, huber, MoveBooking(booking_id, evening.slot(50)))
    assert evening.column() == "ffffft"
    assert evening.audit() == ["booking-booked-for-family", "booking-moved-for-family"]
    with pytest.raises(AlreadyBooked):
        evening.run(book_for_parent, huber, BookSlot(evening.slot(0), ada))


def test_booking_for_a_parent_never_breaks_the_constraints(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", 0)
    carla, ben = evening.world.pupils["Carla"], evening.world.pupils["Ben"]
    with pytest.raises(SlotTaken):
        evening.run(book_for_parent, evening.world.huber, BookSlot(evening.slot(0), carla))
    at_roth = BookSlot(evening.slot(0, "Roth"), ben)
    with pytest.raises(FamilyOverlap):
        evening.run(book_for_parent, evening.world.roth, at_roth)


def test_Z4_a_teacher_books_only_children_of_the_own_classes(evening: Evening) -> None:
    for child in (evening.world.pupils["Ada"], 999):
        command = BookSlot(evening.slot(0, "Roth"), child)
        with pytest.raises(NotFound):
            evening.run(book_for_parent, evening.world.roth, command)


def test_an_evening_that_is_not_published_does_not_exist_for_teachers(evening: Evening) -> None:
    with change_rules(evening) as rules:
        rules.is_published = False
    with pytest.raises(NotFound):
        evening.view()
    assert evening.view(evening.world.olga).title == "Elternsprechtag"
    with evening.database.reading() as session:
        assert own_evenings(session, evening.world.huber) == ()


def all_use_cases(evening: Evening, booking_id: int) -> list[Callable[[Session, Actor], object]]:
    """Everything that can be done to Frau Huber's evening."""
    who, times = evening.who(), evening.times("17:20", "17:30")
    free, carla = evening.slot(50), evening.world.pupils["Carla"]
    return [
        lambda s, a: teacher_evening(s, a, who),
        lambda s, a: set_presence(s, a, times),
        lambda s, a: add_break(s, a, times),
        lambda s, a: remove_break(s, a, times),
        lambda s, a: set_room(s, a, SetRoom(who, RoomForm(room="R 1"))),
        lambda s, a: block_slot(s, a, free),
        lambda s, a: unblock_slot(s, a, free),
        lambda s, a: book_for_parent(s, a, BookSlot(free, carla)),
        lambda s, a: move_for(s, a, MoveBooking(booking_id, free)),
        lambda s, a: cancel_for(s, a, CancelBooking(booking_id, "X")),
        lambda s, a: cancel_all(s, a, evening.call_off()),
    ]


@pytest.mark.parametrize(
    ("person", "refusal"),
    [("maier", NotFound), ("roth", NotFound), ("anna", NotAllowed), ("berta", NotAllowed)],
)
def test_Z4_outsiders_neither_see_nor_change_a_teachers_evening(
    evening: Evening, person: str, refusal: type[Exception]
) -> None:
    booking_id = evening.book(evening.world.anna, "Ada", 20)
    for use_case in all_use_cases(evening, booking_id):
        with pytest.raises(refusal), evening.database.transaction() as session:
            use_case(session, getattr(evening.world, person))
    assert evening.column() == "fftfff"
    assert evening.audit() == []


def test_Z4_what_does_not_exist_looks_like_what_is_foreign(evening: Evening) -> None:
    nowhere = [TeacherAtEvening(999, evening.who().teacher_id), TeacherAtEvening(evening.id, 999)]
    for who in nowhere:
        for actor in (evening.world.huber, evening.world.olga):
            with pytest.raises(NotFound), evening.database.reading() as session:
                teacher_evening(session, actor, who)
    for use_case in (block_slot, unblock_slot):
        with pytest.raises(NotFound):
            evening.run(use_case, evening.world.huber, 999)


@pytest.mark.parametrize("person", ["huber", "olga", "hanna"])
def test_the_teacher_and_the_office_may_do_all_of_it(evening: Evening, person: str) -> None:
    actor: Actor = getattr(evening.world, person)
    booking_id = evening.book(evening.world.anna, "Ada", 20)
    for number, use_case in enumerate(all_use_cases(evening, booking_id)):
        if number in {1, 2, 8}:  # would clash with the bookings that the others need
            continue
        with evening.database.transaction() as session:
            use_case(session, actor)
    assert evening.column() == "bbbbbb"
