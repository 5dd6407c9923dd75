"""The office changes or hides an evening in the moment in which a family books (security R1)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from threading import Barrier

import pytest
from sqlmodel import Session

from elternportal.db import Database
from elternportal.errors import NotFound, PortalError
from elternportal.models.evening import Booking, ParentsEvening
from elternportal.services.evening.bookings import BookSlot, book, book_for
from elternportal.services.evening.publishing import HasBookings, unpublish_evening
from elternportal.services.evening.setup import (
    EditEvening,
    TimesFrozen,
    edit_evening,
    evening_detail,
)
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

Work = Callable[[Session], object]


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    return make_booked_evening(database, world)


def booking_by_anna(evening: Evening, minutes: int) -> Work:
    command = BookSlot(evening.slot("Huber", minutes), evening.world.pupils["Ada"])
    return lambda session: book(session, evening.world.anna, command)


def hiding(evening: Evening) -> Work:
    return lambda session: unpublish_evening(session, evening.world.olga, evening.id)


def succeeds(evening: Evening, work: Work) -> bool:
    with suppress(PortalError):
        evening.run(work)
        return True
    return False


def is_published(evening: Evening) -> bool:
    with evening.database.reading() as session:
        return session.get_one(ParentsEvening, evening.id).is_published


def test_R1_a_family_books_or_the_times_move_but_never_both(evening: Evening) -> None:
    olga = evening.world.olga
    with evening.database.reading() as session:
        draft = evening_detail(session, olga, evening.id).draft
    later = EditEvening(evening.id, draft.model_copy(update={"slot_minutes": 12}), 1)
    command = BookSlot(evening.slot("Huber", 0), evening.world.pupils["Ada"])

    def book_it() -> bool:
        with suppress(NotFound):
            evening.run(lambda session: book_for(session, olga, command))
            return True
        return False

    def move_it() -> bool:
        with suppress(TimesFrozen):
            evening.run(lambda session: edit_evening(session, olga, later))
            return True
        return False

    with ThreadPoolExecutor(2) as threads:
        booked, moved = threads.submit(book_it), threads.submit(move_it)
        assert booked.result(timeout=60) != moved.result(timeout=60)


@pytest.mark.parametrize("is_hidden_first", [False, True])
def test_R1_whoever_books_or_hides_second_waits_for_the_first_and_is_refused(
    evening: Evening, is_hidden_first: bool
) -> None:
    """The second begins while the first has not committed yet."""
    works = [hiding(evening), booking_by_anna(evening, 0)]
    first, second = works if is_hidden_first else reversed(works)
    with ThreadPoolExecutor(1) as thread:
        with evening.database.transaction() as session:
            first(session)
            waiting = thread.submit(evening.run, second)
            wait([waiting], timeout=0.2)  # time to overtake, if it could
        with pytest.raises(NotFound if is_hidden_first else HasBookings):
            waiting.result(timeout=60)
    assert is_published(evening) is not is_hidden_first


def test_R1_families_book_or_the_evening_is_hidden_but_never_both(evening: Evening) -> None:
    attempts = [hiding(evening), *(booking_by_anna(evening, minutes) for minutes in (0, 20, 40))]
    barrier = Barrier(len(attempts))

    def attempt(work: Work) -> bool:
        barrier.wait()
        return succeeds(evening, work)

    with ThreadPoolExecutor(len(attempts)) as threads:
        is_hidden, *booked = threads.map(attempt, attempts)
    assert booked.count(True) == (0 if is_hidden else 1)  # a child books a teacher once
    assert evening.count(Booking) == booked.count(True)
    assert is_published(evening) is not is_hidden
