"""The pages of a parents' evening, run directly: a family's, a teacher's and the office's."""

from datetime import timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.models.evening import Invitation
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


async def test_the_page_says_what_a_tap_did_and_offers_the_way_back(
    pages: Pages, world: World, evening: Evening
) -> None:
    page = await pages.open(EveningPageState, world.anna, f"abend={evening.id}")
    ada = world.pupils["Ada"]
    await page.do("take", evening.slot("Huber", 0), ada)
    assert page.notice == "Gebucht: 17:00 bei Frau Huber."
    await page.do("take", evening.slot("Huber", 40), ada)
    line = page.state.undo_line
    assert line.sentence == "Verschoben auf 17:40 bei Frau Huber."
    await page.do("undo", line.booking_id)
    assert page.notice == "Wieder wie vorher: 17:00 bei Frau Huber."
    assert page.state.undo_line.booking_id == 0
    assert evening.own_minutes(world.anna) == [0]
    await page.do("cancel", line.booking_id)
    assert page.notice == "Abgesagt: 17:00 bei Frau Huber."


async def test_a_tap_on_the_own_time_opens_the_question_and_no_error(
    pages: Pages, world: World, evening: Evening
) -> None:
    evening.book(world.anna, "Ada", "Huber", 0)
    with clock.at(clock.now() + timedelta(seconds=5)):
        page = await pages.open(EveningPageState, world.anna, f"abend={evening.id}")
        await page.do("take", evening.slot("Huber", 0), world.pupils["Ada"])
    assert page.notice == ""
    assert page.state.asks_about == f"{world.pupils['Ada']}-{world.teachers['Huber']}"


async def test_view_and_child_are_in_the_address(
    pages: Pages, world: World, evening: Evening
) -> None:
    ben = world.pupils["Ben"]
    query = f"abend={evening.id}&kind={ben}&ansicht=plan"
    page = await pages.open(EveningPageState, world.anna, query)
    assert page.state.shows_plan
    assert page.state.grid_href == f"/elternsprechtag?abend={evening.id}&kind={ben}"
    assert page.state.plan_href.endswith(query)
    assert {column.pupil_id for column in page.state.columns} == {ben}


async def test_who_asks_comes_first_and_then_the_class_teacher(
    pages: Pages, world: World, evening: Evening
) -> None:
    page = await pages.open(EveningPageState, world.berta, f"abend={evening.id}")
    assert [column.is_class_teacher for column in page.state.columns] == [True, False]
    maier = Invitation(
        evening_id=evening.id, teacher_id=world.teachers["Maier"], pupil_id=world.pupils["Carla"]
    )
    evening.run(lambda s: s.add(maier))
    page = await pages.open(EveningPageState, world.berta, f"abend={evening.id}")
    assert [column.teacher for column in page.state.columns] == ["Herr Maier", "Frau Huber"]


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
