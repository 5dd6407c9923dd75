"""Taps at the same moment, with real parallel families (R1)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import PortalError
from elternportal.models.consultation import ConsultationAppointment
from elternportal.models.evening import Booking
from elternportal.services.evening.bookings import BookSlot, book
from tests.support.evenings import EVENING_START, add_evening, slot_at
from tests.support.talks import FIRST, THURSDAY, Talks, at_school, make_talks
from tests.support.world import World, add_guardian, add_pupil

pytestmark = pytest.mark.usefixtures("stopped_clock")
TIMES = [at_school(FIRST.date(), 9, minute) for minute in (40, 50)]


@pytest.fixture
def talks(database: Database, world: World) -> Talks:
    return make_talks(database, world)


def test_R1_forty_families_on_two_times_have_one_winner_each(talks: Talks) -> None:
    families: list[tuple[Actor, str]] = []
    with talks.database.transaction() as session:
        for number in range(40):
            name = f"Kind{number}"
            add_pupil(session, talks.world, name, "7b")
            families.append((add_guardian(session, talks.world, f"Eltern {number}", name), name))

    def tap(number: int) -> str:
        actor, child = families[number]
        return _outcome(lambda: talks.book(actor, child, TIMES[number % 2]))

    outcomes = _in_parallel(tap, 40)
    assert (outcomes.count("won"), outcomes.count("TimeTaken")) == (2, 38)
    assert talks.count(ConsultationAppointment) == 2


def test_R1_a_family_that_taps_at_evening_and_consultation_hour_at_once_gets_one(
    talks: Talks,
) -> None:
    """Two guardians, two children, one moment: each is in one place."""
    world = talks.world
    begins = at_school(THURSDAY, 14, 0)
    times = {"starts_at": begins, "ends_at": begins + timedelta(hours=1), "pause_slots": 0}
    evening = talks.run(lambda s: add_evening(s, world, **times))
    minutes = int((begins - EVENING_START).total_seconds()) // 60
    maier = talks.run(lambda s: slot_at(s, evening, world.teachers["Maier"], minutes))
    taps: list[Callable[[], object]] = [
        lambda: talks.book(world.anton, "Ben", begins, "Roth"),
        lambda: talks.run(lambda s: book(s, world.anna, BookSlot(maier, world.pupils["Ada"]))),
    ]
    outcomes = _in_parallel(lambda number: _outcome(taps[number % 2]), 8)
    assert outcomes.count("won") >= 1
    assert talks.count(ConsultationAppointment) + talks.count(Booking) == 1


def _outcome(work: Callable[[], object]) -> str:
    try:
        work()
    except PortalError as error:
        return type(error).__name__
    return "won"


def _in_parallel(work: Callable[[int], str], count: int) -> list[str]:
    with ThreadPoolExecutor(max_workers=16) as pool:
        return list(pool.map(work, range(count)))
