"""Teachers arrange their evening: presence, breaks, single slots, the own list."""

from datetime import timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import InvalidInput
from elternportal.services.evening.booking_errors import BookingRefused
from elternportal.services.evening.teacher import (
    RoomDraft,
    SetRoom,
    SlotIsBooked,
    SlotNotYours,
    add_break,
    block_slot,
    remove_break,
    set_presence,
    set_room,
    unblock_slot,
)
from tests.support.evenings import EVENING_START, add_evening
from tests.support.staff_evening import StaffEvening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> StaffEvening:
    with database.transaction() as session:
        return StaffEvening(database, world, add_evening(session, world))


def test_outside_the_presence_nothing_can_be_booked(evening: StaffEvening) -> None:
    evening.run(set_presence, evening.world.huber, evening.times("17:10", "17:45"))
    assert evening.blocks() == ["away", "", "", "", "away", "away"]
    assert evening.column() == "bfffbb"
    with pytest.raises(BookingRefused):
        evening.book(evening.world.anna, "Ada", 0)
    assert len(evening.view().slots) == 3


def test_presence_may_grow_again_but_never_leave_a_booking_outside(evening: StaffEvening) -> None:
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
def test_times_outside_the_evening_are_refused(
    evening: StaffEvening, starts: str, ends: str
) -> None:
    for use_case in (set_presence, add_break, remove_break):
        with pytest.raises(InvalidInput):
            evening.run(use_case, evening.world.huber, evening.times(starts, ends))


def test_a_break_blocks_the_slots_it_touches_and_can_be_given_up(evening: StaffEvening) -> None:
    evening.run(block_slot, evening.world.huber, evening.slot(50))
    evening.run(add_break, evening.world.huber, evening.times("17:15", "17:30"))
    assert evening.blocks() == ["", "break", "break", "", "", "teacher"]
    view = evening.view()
    assert (view.booked, view.free, view.breaks, view.blocked) == (0, 3, 2, 1)
    evening.run(remove_break, evening.world.huber, evening.times("17:00", "18:00"))
    assert evening.blocks() == ["", "", "", "", "", "teacher"]


def test_a_break_never_swallows_a_booking(evening: StaffEvening) -> None:
    evening.book(evening.world.anna, "Ada", 20)
    with pytest.raises(SlotIsBooked):
        evening.run(add_break, evening.world.huber, evening.times("17:10", "17:40"))
    assert evening.column() == "fftfff"


def test_the_forced_break_moves_when_the_teacher_takes_an_own_one(evening: StaffEvening) -> None:
    with evening.rules() as rules:
        rules.max_consecutive = 3
    evening.run(block_slot, evening.world.huber, evening.slot(50))
    assert evening.blocks() == ["", "", "", "forced", "", "teacher"]
    evening.run(block_slot, evening.world.huber, evening.slot(10))
    assert evening.blocks() == ["", "teacher", "", "", "", "teacher"]


def test_a_slot_is_blocked_and_opened_by_one_tap(evening: StaffEvening) -> None:
    evening.run(block_slot, evening.world.huber, evening.slot(10))
    assert evening.column() == "fbffff"
    evening.run(unblock_slot, evening.world.huber, evening.slot(10))
    assert evening.column() == "ffffff"


def test_a_booked_slot_cannot_be_blocked(evening: StaffEvening) -> None:
    evening.book(evening.world.anna, "Ada", 10)
    with pytest.raises(SlotIsBooked):
        evening.run(block_slot, evening.world.huber, evening.slot(10))


def test_what_presence_or_the_school_blocks_is_not_opened_slot_by_slot(
    evening: StaffEvening,
) -> None:
    with evening.rules() as rules:
        rules.max_consecutive = 1
    evening.run(set_presence, evening.world.huber, evening.times("17:10", "18:00"))
    for minutes in (0, 20):
        for use_case in (block_slot, unblock_slot):
            with pytest.raises(SlotNotYours):
                evening.run(use_case, evening.world.huber, evening.slot(minutes))


def test_the_own_list_names_who_comes_and_what_for(evening: StaffEvening) -> None:
    evening.book(evening.world.anna, "Ada", 10)
    evening.book(evening.world.berta, "Carla", 40)
    evening.run(set_room, evening.world.huber, SetRoom(evening.who(), RoomDraft(room=" R 12 ")))
    with clock.at(EVENING_START + timedelta(minutes=12)):
        view = evening.view()
    assert (view.room, view.booked, view.free, view.blocked) == ("R 12", 2, 4, 0)
    assert view.now is not None
    assert view.now.booked is not None
    assert (view.now.booked.child, view.now.booked.subjects) == ("Ada Adasen (7b)", "Mathematik")
    assert view.next is not None
    assert view.next.booked is not None
    assert view.next.booked.child.startswith("Carla")
