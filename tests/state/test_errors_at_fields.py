"""An error about one field of a form names it, so that the page says it there."""

from elternportal.errors import Conflict
from elternportal.state.board.office import OfficeBoardPageState
from tests.state.board.test_board_pages import typed
from tests.support.states import Pages
from tests.support.world import World


async def test_a_field_that_does_not_fit_is_named(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    await page.do("new_notice")
    await page.do("save", typed(""))
    assert page.state.notice_field == "title"


async def test_a_rule_over_two_fields_names_the_one_to_change(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    await page.do("new_notice")
    await page.do("save", {**typed("Fest"), "valid_until": "2001-01-01"})
    assert page.state.notice_field == "valid_until"


async def test_an_error_about_no_field_stands_in_the_notice_line(
    pages: Pages, world: World
) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    await page.do("new_notice")
    await page.do("save", typed(""))
    page.state._tell_error(Conflict())
    assert page.notice
    assert page.state.notice_field == ""
