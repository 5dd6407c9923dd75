"""The pages of a parents' evening, run directly: a family's, a teacher's and the office's."""

import pytest

from elternportal.db import Database
from elternportal.domain import topics
from elternportal.state.evening.family import EveningPageState
from elternportal.state.evening.office import OfficeEveningPageState
from elternportal.state.evening.office_list import OfficeEveningsPageState
from elternportal.state.evening.teacher import TeacherEveningPageState
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.states import Pages
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    return make_booked_evening(database, world)


async def test_a_family_takes_a_slot_and_watches_its_columns(
    pages: Pages, world: World, evening: Evening
) -> None:
    page = await pages.open(EveningPageState, world.anna, f"abend={evening.id}")
    assert page.watched >= {topics.family(world.anna.account_id), topics.schedule(evening.id)}
    assert topics.column(evening.id, world.teachers["Huber"]) in page.watched
    page.delta()
    await page.do("take", evening.slot("Huber", 0), world.pupils["Ada"])
    assert evening.own_minutes(world.anna) == [0]
    assert {"own", "near", "plan"} <= page.delta().keys()


async def test_a_teacher_who_has_another_page_open_stays_in_what_is_asked(
    pages: Pages, world: World, evening: Evening
) -> None:
    page = await pages.open(TeacherEveningPageState, world.huber, f"abend={evening.id}")
    assert page.watched == {topics.teacher_evening(evening.id, world.teachers["Huber"])}
    slot_id = evening.slot("Huber", 0)
    await page.do("ask_book", slot_id)
    await page.do("refresh")
    assert page.state.books_slot == slot_id


async def test_a_teacher_does_not_see_a_colleagues_evening(
    pages: Pages, world: World, evening: Evening
) -> None:
    query = f"abend={evening.id}&lehrkraft={world.teachers['Maier']}"
    page = await pages.open(TeacherEveningPageState, world.huber, query)
    assert page.state.slots == []
    assert page.watched == frozenset()


async def test_the_office_opens_one_evening_and_a_list_of_all(
    pages: Pages, world: World, evening: Evening
) -> None:
    listed = await pages.open(OfficeEveningsPageState, world.olga)
    assert [line.title for line in listed.state.evenings] == ["Elternsprechtag"]
    assert listed.watched == {topics.evenings(), topics.evening(evening.id)}
    page = await pages.open(OfficeEveningPageState, world.olga, f"abend={evening.id}")
    assert len(page.state.teachers) == 3
    await page.do("search", {"text": "Carla"})
    await page.do("open_desk", world.pupils["Carla"])
    await page.do("refresh")
    assert page.state.desk.pupil_id == world.pupils["Carla"]


async def test_an_evening_that_is_not_there_is_not_watched(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeEveningPageState, world.olga, "abend=77")
    assert (page.state.evening_id, page.watched) == (0, frozenset())
