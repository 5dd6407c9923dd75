"""The office's import page, run directly: from an upload to its plan."""

import pytest

from elternportal.state.school.school_import import ImportPageState
from tests.support.states import Pages, Refused
from tests.support.world import World


async def test_without_an_upload_files_can_be_chosen(pages: Pages, world: World) -> None:
    page = await pages.open(ImportPageState, world.olga)
    assert (page.state.step, page.state.last) == ("choose", "")


async def test_an_upload_that_is_not_the_offices_own_is_gone(pages: Pages, world: World) -> None:
    page = await pages.open(ImportPageState, world.olga, f"stapel={'a' * 43}")
    assert page.state.step == "checking"
    await page.do("check")
    assert page.state.step == "choose"
    assert page.notice


async def test_only_office_and_head_import(pages: Pages, world: World) -> None:
    with pytest.raises(Refused):
        await pages.open(ImportPageState, world.huber)
