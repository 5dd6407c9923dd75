"""Calling off, acting for parents, and who may do what to a teacher's evening."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from elternportal.db import Change, Database
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.evening import Booking
from elternportal.models.mail import OutboxMail
from elternportal.services.evening.booking_errors import (
    AlreadyBooked,
    BookingRefused,
    FamilyOverlap,
    SlotTaken,
)
from elternportal.services.evening.bookings import (
    BookSlot,
    CancelBooking,
    MoveBooking,
    cancel_for,
    move_for,
)
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.teacher import (
    RoomDraft,
    SetRoom,
    SlotIsBooked,
    add_break,
    block_slot,
    book_for_parent,
    cancel_all,
    remove_break,
    set_presence,
    set_room,
    unblock_slot,
)
from elternportal.services.evening.teacher_view import own_evenings, teacher_evening
from tests.support.evenings import add_evening
from tests.support.staff_evening import StaffEvening
from tests.support.world import World, add_guardian, add_pupil

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> StaffEvening:
    with database.transaction() as session:
        return StaffEvening(database, world, add_evening(session, world))


def test_calling_off_cancels_all_tells_every_guardian_and_opens_nothing(
    evening: StaffEvening,
) -> None:
    evening.book(evening.world.anna, "Ada", 10)
    evening.book(evening.world.berta, "Carla", 40)
    evening.book(evening.world.anna, "Ada", 30, "Maier")
    heard: list[Change] = []
    evening.database.on_commit(heard.append)
    done = evening.run(cancel_all, evening.world.huber, evening.call_off())
    assert (done.bookings, done.told.calls) == (2, 0)
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


def test_families_of_a_teacher_who_was_called_off_are_free_at_that_time(
    evening: StaffEvening,
) -> None:
    evening.book(evening.world.anna, "Ada", 10)
    evening.run(cancel_all, evening.world.huber, evening.call_off())
    evening.book(evening.world.anna, "Ada", 10, "Maier")


def test_a_teacher_who_comes_after_all_says_when(evening: StaffEvening) -> None:
    evening.run(cancel_all, evening.world.huber, evening.call_off())
    assert evening.view().is_absent
    evening.run(set_presence, evening.world.huber, evening.times("17:30", "18:00"))
    assert not evening.view().is_absent
    assert evening.column() == "bbbfff"


def test_one_appointment_is_cancelled_with_a_reason_and_the_slot_is_free(
    evening: StaffEvening,
) -> None:
    booking_id = evening.book(evening.world.anna, "Ada", 10)
    evening.run(cancel_for, evening.world.huber, CancelBooking(booking_id, "Konferenz"))
    assert evening.column() == "ffffff"


def test_a_teacher_books_and_moves_for_a_parent_before_booking_opens(evening: StaffEvening) -> None:
    with evening.rules() as rules:
        rules.invited_from = rules.open_from = rules.closed_from - timedelta(hours=1)
    ada = evening.world.pupils["Ada"]
    huber = evening.world.huber
    booking_id = evening.run(book_for_parent, huber, BookSlot(evening.slot(0), ada)).booking_id
    evening.run(move_for, huber, MoveBooking(booking_id, evening.slot(50)))
    assert evening.column() == "ffffft"
    assert evening.audit() == ["booking-booked-for-family", "booking-moved-for-family"]
    with pytest.raises(AlreadyBooked):
        evening.run(book_for_parent, huber, BookSlot(evening.slot(0), ada))


def test_booking_for_a_parent_never_breaks_the_constraints(evening: StaffEvening) -> None:
    evening.book(evening.world.anna, "Ada", 0)
    carla, ben = evening.world.pupils["Carla"], evening.world.pupils["Ben"]
    with pytest.raises(SlotTaken):
        evening.run(book_for_parent, evening.world.huber, BookSlot(evening.slot(0), carla))
    at_roth = BookSlot(evening.slot(0, "Roth"), ben)
    with pytest.raises(FamilyOverlap):
        evening.run(book_for_parent, evening.world.roth, at_roth)


def test_Z4_a_teacher_books_only_children_of_the_own_classes(evening: StaffEvening) -> None:
    for child in (evening.world.pupils["Ada"], 999):
        command = BookSlot(evening.slot(0, "Roth"), child)
        with pytest.raises(NotFound):
            evening.run(book_for_parent, evening.world.roth, command)


def test_an_evening_that_is_not_published_does_not_exist_for_teachers(
    evening: StaffEvening,
) -> None:
    with evening.rules() as rules:
        rules.is_published = False
    with pytest.raises(NotFound):
        evening.view()
    assert evening.view(evening.world.olga).title == "Elternsprechtag"
    with evening.database.reading() as session:
        assert own_evenings(session, evening.world.huber) == ()


def all_use_cases(
    evening: StaffEvening, booking_id: int
) -> list[Callable[[Session, Actor], object]]:
    """Everything that can be done to Frau Huber's evening."""
    who, times = evening.who(), evening.times("17:20", "17:30")
    free, carla = evening.slot(50), evening.world.pupils["Carla"]
    return [
        lambda s, a: teacher_evening(s, a, who),
        lambda s, a: set_presence(s, a, times),
        lambda s, a: add_break(s, a, times),
        lambda s, a: remove_break(s, a, times),
        lambda s, a: set_room(s, a, SetRoom(who, RoomDraft(room="R 1"))),
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
    evening: StaffEvening, person: str, refusal: type[Exception]
) -> None:
    booking_id = evening.book(evening.world.anna, "Ada", 20)
    for use_case in all_use_cases(evening, booking_id):
        with pytest.raises(refusal), evening.database.transaction() as session:
            use_case(session, getattr(evening.world, person))
    assert evening.column() == "fftfff"
    assert evening.audit() == []


def test_Z4_what_does_not_exist_looks_like_what_is_foreign(evening: StaffEvening) -> None:
    nowhere = [TeacherAtEvening(999, evening.who().teacher_id), TeacherAtEvening(evening.id, 999)]
    for who in nowhere:
        for actor in (evening.world.huber, evening.world.olga):
            with pytest.raises(NotFound), evening.database.reading() as session:
                teacher_evening(session, actor, who)
    for use_case in (block_slot, unblock_slot):
        with pytest.raises(NotFound):
            evening.run(use_case, evening.world.huber, 999)


@pytest.mark.parametrize("person", ["huber", "olga", "hanna"])
def test_the_teacher_and_the_office_may_do_all_of_it(evening: StaffEvening, person: str) -> None:
    actor: Actor = getattr(evening.world, person)
    booking_id = evening.book(evening.world.anna, "Ada", 20)
    for number, use_case in enumerate(all_use_cases(evening, booking_id)):
        if number in {1, 2, 8}:  # would clash with the bookings that the others need
            continue
        with evening.database.transaction() as session:
            use_case(session, actor)
    assert evening.column() == "bbbbbb"


def test_R1_no_booking_survives_when_a_teacher_calls_off_while_families_book(
    evening: StaffEvening,
) -> None:
    families = []
    with evening.database.transaction() as session:
        for number in range(6):
            child = f"Kind{number}"
            add_pupil(session, evening.world, child, "7b")
            families.append((add_guardian(session, evening.world, f"Vogel {number}", child), child))

    def attempt(number: int) -> None:
        actor, child = families[number]
        with suppress(BookingRefused):
            evening.book(actor, child, number * 10)

    with ThreadPoolExecutor(7) as threads:
        bookings = [threads.submit(attempt, number) for number in range(6)]
        off = threads.submit(evening.run, cancel_all, evening.world.huber, evening.call_off())
        for work in (*bookings, off):
            work.result(timeout=30)
    with evening.database.reading() as session:
        assert session.exec(select(Booking.id)).all() == []
    assert evening.column() == "bbbbbb"


def test_R1_a_slot_is_either_booked_or_blocked_when_both_happen_at_once(
    evening: StaffEvening,
) -> None:
    def book_it() -> bool:
        with suppress(BookingRefused):
            evening.book(evening.world.anna, "Ada", 20)
            return True
        return False

    def block_it() -> bool:
        with suppress(SlotIsBooked):
            evening.run(block_slot, evening.world.huber, evening.slot(20))
            return True
        return False

    with ThreadPoolExecutor(2) as threads:
        booked, blocked = threads.submit(book_it), threads.submit(block_it)
        assert booked.result(timeout=30) != blocked.result(timeout=30)
