"""The pages of lost property, run directly: found, claimed, given back."""

import pytest

from elternportal.domain import topics
from elternportal.state.lost_property.items import LostPropertyPageState
from elternportal.state.lost_property.office import OfficeLostPropertyPageState
from tests.support.states import Pages, Refused
from tests.support.world import World

JACKET = {"title": "Rote Jacke", "place": "Turnhalle", "found_on": "2026-11-20", "files": ""}


async def test_a_guardian_says_what_is_theirs_and_the_office_gives_it_back(
    pages: Pages, world: World
) -> None:
    office = await pages.open(OfficeLostPropertyPageState, world.olga)
    await office.do("save", JACKET)
    item_id = office.state.items[0].id
    page = await pages.open(LostPropertyPageState, world.anna)
    assert page.watched == {topics.found_things()}
    await page.do("ask_claim", item_id)
    await page.do("claim", {"note": "Name im Kragen"})
    assert page.state.items[0].is_claimed
    await office.do("refresh")
    assert [claim.name for claim in office.state.items[0].claims] == ["Anna Amsel"]
    await office.do("ask_return", item_id)
    await office.do("return_item")
    assert office.state.items == []


async def test_a_thing_is_changed_in_the_form_that_was_for_a_new_one(
    pages: Pages, world: World
) -> None:
    office = await pages.open(OfficeLostPropertyPageState, world.olga)
    await office.do("save", JACKET)
    await office.do("open_item", office.state.items[0].id)
    assert office.state.values["place"] == "Turnhalle"
    await office.do("save", {**JACKET, "title": "Blaue Jacke", "revision": "1"})
    assert [item.title for item in office.state.items] == ["Blaue Jacke"]
    assert office.state.item_id == 0


async def test_only_guardians_claim(pages: Pages, world: World) -> None:
    page = await pages.open(LostPropertyPageState, world.huber)
    with pytest.raises(Refused):
        await page.do("ask_claim", 1)
