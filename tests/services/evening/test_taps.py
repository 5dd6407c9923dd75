"""What a tap on a time does: it books, moves with a way back, or asks about the own time."""

from datetime import timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.domain.slots import UNDO_TIME, TapResult
from elternportal.errors import NotFound
from elternportal.services.evening.booking_errors import BookingRefused, SlotTaken
from elternportal.services.evening.bookings import TakeSlot, take, undo_move
from elternportal.services.evening.columns import read_columns
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.waiting import eventually
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    return make_booked_evening(database, world)


def tap(evening: Evening, actor: Actor, child: str, minutes: int) -> TapResult:
    command = TakeSlot(evening.slot("Huber", minutes), evening.world.pupils[child])
    return evening.run(lambda s: take(s, actor, command)).result


def column(evening: Evening) -> str:
    topic = topics.column(evening.id, evening.world.teachers["Huber"])
    with evening.database.reading() as session:
        return read_columns(session, {topic})[topic]


def test_the_time_that_a_family_left_is_kept_for_ten_seconds(evening: Evening) -> None:
    anna, berta = evening.world.anna, evening.world.berta
    assert tap(evening, anna, "Ada", 0) is TapResult.BOOKED
    assert tap(evening, anna, "Ada", 40) is TapResult.MOVED
    assert column(evening) == "tffftf"
    with pytest.raises(SlotTaken) as lost:
        tap(evening, berta, "Carla", 0)
    assert "17:00" not in str(lost.value.args_for_text["times"])
    with clock.at(clock.now() + UNDO_TIME):
        assert column(evening) == "fffftf"
        tap(evening, berta, "Carla", 0)


def test_a_move_is_taken_back_to_the_kept_time(evening: Evening) -> None:
    anna, anton = evening.world.anna, evening.world.anton
    mine = evening.book(anna, "Ada", "Huber", 0)
    tap(evening, anna, "Ada", 40)
    with clock.at(clock.now() + timedelta(seconds=9)):
        evening.run(lambda s: undo_move(s, anton, mine))
    assert evening.own_minutes(anna) == [0]


def test_after_ten_seconds_a_move_stays(evening: Evening) -> None:
    anna = evening.world.anna
    mine = evening.book(anna, "Ada", "Huber", 0)
    tap(evening, anna, "Ada", 40)
    with clock.at(clock.now() + UNDO_TIME), pytest.raises(BookingRefused, match="undo-too-late"):
        evening.run(lambda s: undo_move(s, anna, mine))
    assert evening.own_minutes(anna) == [40]


def test_nobody_undoes_another_familys_move(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    tap(evening, evening.world.anna, "Ada", 40)
    with pytest.raises(NotFound):
        evening.run(lambda s: undo_move(s, evening.world.berta, mine))


def test_what_was_not_moved_cannot_be_moved_back(evening: Evening) -> None:
    mine = evening.book(evening.world.anna, "Ada", "Huber", 0)
    with pytest.raises(NotFound):
        evening.run(lambda s: undo_move(s, evening.world.anna, mine))


def test_a_tap_on_the_own_time_asks_and_a_double_tap_does_not(evening: Evening) -> None:
    anna = evening.world.anna
    tap(evening, anna, "Ada", 0)
    assert tap(evening, anna, "Ada", 0) is TapResult.AGAIN
    with clock.at(clock.now() + timedelta(seconds=3)):
        assert tap(evening, anna, "Ada", 0) is TapResult.OWN
    assert evening.own_minutes(anna) == [0]


async def test_open_grids_hear_when_the_kept_time_is_free(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "elternportal.services.evening.booking_writes.UNDO_TIME", timedelta(milliseconds=50)
    )
    heard: list[frozenset[str]] = []
    evening.database.on_commit(lambda change: heard.append(change.topics))
    evening.book(evening.world.anna, "Ada", "Huber", 0)
    tap(evening, evening.world.anna, "Ada", 40)
    topic = topics.column(evening.id, evening.world.teachers["Huber"])
    await eventually(lambda: heard[-1] == {topic})
