"""Bookings of others: nobody makes, moves or cancels them who may not (security Z4)."""

import pytest

from elternportal.db import Database
from elternportal.errors import NotAllowed, NotFound
from elternportal.services.evening.bookings import (
    BookSlot,
    CancelBooking,
    MoveBooking,
    book_for,
    cancel,
    cancel_for,
    move,
    move_for,
)
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    return make_booked_evening(database, world)


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
