"""A page whose socket was away goes on where it was; one that is opened anew begins anew."""

from elternportal.state.board.office import OfficeBoardPageState
from elternportal.state.letters.office_letter import OfficeLetterPageState
from elternportal.state.school.settings import SchoolSettingsPageState
from tests.support.states import Pages
from tests.support.world import World


async def test_what_is_open_stays_open_when_the_socket_is_back(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    await page.do("new_notice")
    page.state._show_notice("Das passt nicht.", "error")
    page.delta()
    await page.come_back()
    assert page.state.is_editing
    assert page.notice == "Das passt nicht."
    assert not {"opened", "values", "is_editing"} & page.delta().keys()


async def test_a_letter_that_is_being_written_is_left_alone(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeLetterPageState, world.olga)
    await page.do("choose_demand", "yes_no")
    page.delta()
    await page.come_back()
    assert page.state.demand == "yes_no"
    assert not {"opened", "editor", "demand"} & page.delta().keys()


async def test_the_page_is_live_again_on_its_new_socket(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    watched = page.watched
    assert watched
    await page.come_back()
    assert page.watched == watched


async def test_rows_that_are_unfolded_stay_unfolded(pages: Pages, world: World) -> None:
    page = await pages.open(SchoolSettingsPageState, world.olga)
    await page.do("look_for", "Schule")
    await page.come_back()
    assert page.state.words == "Schule"


async def test_whoever_opens_the_page_again_finds_it_closed(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    await page.do("new_notice")
    await page.do("load")
    assert not page.state.is_editing


async def test_the_page_counts_what_its_person_has_saved(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeLetterPageState, world.olga)
    assert page.state.person_id == str(world.olga.account_id)
    await page.do("save", {"number": "", "title": ""})
    assert page.state.written == 0
    assert page.notice
