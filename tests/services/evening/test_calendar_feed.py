"""A family's appointments in its calendar feed: its own, and of the children that it asks for."""

from datetime import date, timedelta

import pytest

from elternportal import clock
from elternportal.calendars.entries import CalendarQuery
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.services.evening.calendar_feed import calendar_entries
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    made = make_booked_evening(database, world)
    made.book(world.anna, "Ada", "Huber", 0)
    made.book(world.berta, "Carla", "Maier", 0)
    return made


def titles(database: Database, actor: Actor, pupil_ids: tuple[int, ...], last: date) -> list[str]:
    query = CalendarQuery(pupil_ids, True, clock.today(), last)
    with database.reading() as session:
        return [entry.title for entry in calendar_entries(session, actor, query)]


def test_only_the_own_childrens_appointments_are_in_the_feed(
    database: Database, world: World, evening: Evening
) -> None:
    later = clock.today() + timedelta(days=60)
    ada, ben, carla = (world.pupils[name] for name in ("Ada", "Ben", "Carla"))
    (own,) = titles(database, world.anton, (ada, ben), later)
    assert "Huber" in own
    assert titles(database, world.anna, (ben,), later) == []
    assert titles(database, world.berta, (ada,), later) == []
    assert titles(database, world.roth, (ada, carla), later) == []
    assert titles(database, world.olga, (ada, carla), later) == []


def test_an_evening_beyond_the_asked_days_is_not_in_the_feed(
    database: Database, world: World, evening: Evening
) -> None:
    assert titles(database, world.anna, (world.pupils["Ada"],), clock.today()) == []
