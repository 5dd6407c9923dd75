"""The page of saved groups, run directly."""

from elternportal.state.audience.chooser import AudienceState
from elternportal.state.audience.groups import OfficeGroupsPageState
from tests.support.states import OpenPage, Pages
from tests.support.world import World


async def saved(pages: Pages, world: World, name: str) -> OpenPage[OfficeGroupsPageState]:
    page = await pages.open(OfficeGroupsPageState, world.olga)
    audience = await page.state.get_state(AudienceState)
    audience.chosen_keys = [f"class-{world.classes['7b']}"]
    await page.do("save", {"name": name})
    return page


async def test_a_group_is_saved_opened_renamed_and_deleted(pages: Pages, world: World) -> None:
    page = await saved(pages, world, "Chor")
    assert [group.name for group in page.state.groups] == ["Chor"]
    await page.do("open_group", page.state.groups[0].group_id)
    assert page.state.is_editing
    assert len(page.state.members) == 3
    await page.do("rename", {"name": "Großer Chor", "revision": "1"})
    assert [group.name for group in page.state.groups] == ["Großer Chor"]
    await page.do("ask_delete", True)
    await page.do("delete")
    assert (page.state.groups, page.state.is_editing) == ([], False)


async def test_a_group_without_a_name_keeps_what_is_chosen(pages: Pages, world: World) -> None:
    page = await saved(pages, world, " ")
    assert page.state.groups == []
    assert page.state.saved == 0
    assert page.notice


async def test_children_are_added_to_an_open_group_and_taken_out(
    pages: Pages, world: World
) -> None:
    page = await saved(pages, world, "Chor")
    await page.do("open_group", page.state.groups[0].group_id)
    audience = await page.state.get_state(AudienceState)
    audience.chosen_keys = [f"class-{world.classes['9a']}"]
    await page.do("add_chosen")
    assert world.pupils["Ben"] in {member.pupil_id for member in page.state.members}
    assert page.state.groups[0].children == 4
    assert audience.chosen_keys == []
    await page.do("remove", world.pupils["Carla"])
    assert world.pupils["Carla"] not in {member.pupil_id for member in page.state.members}
    assert page.state.groups[0].children == 3
