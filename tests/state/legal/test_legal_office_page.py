"""The page on which the head writes the legal texts, run directly."""

import pytest

from elternportal import clock
from elternportal.domain import topics
from elternportal.state.legal.office import OfficeLegalPageState
from tests.support.states import Pages, Refused
from tests.support.world import World


def typed(text: str) -> dict[str, str]:
    return {"kind": "imprint", "language": "de", "text": text, "valid_from": f"{clock.today()}"}


async def test_the_head_begins_with_a_template_and_publishes(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeLegalPageState, world.hanna)
    assert page.watched == {topics.legal_texts()}
    await page.do("open_text", "imprint", "de")
    assert (page.state.item_id, len(page.state.gaps) > 0) == (0, True)
    await page.do("save", typed("Wir"))
    assert (page.state.item_id, page.state.last, page.state.gaps) == (1, 1, [])
    assert page.state.preview_html == "<p>Wir</p>\n"


async def test_a_text_changed_meanwhile_goes_on_after_the_other_version(
    pages: Pages, world: World
) -> None:
    late = await pages.open(OfficeLegalPageState, world.hanna)
    await late.do("open_text", "imprint", "de")
    quick = await pages.open(OfficeLegalPageState, world.hanna)
    await quick.do("open_text", "imprint", "de")
    await quick.do("save", typed("Zuerst"))
    await late.do("save", typed("Danach"))
    assert (late.state.item_id, late.state.last) == (0, 1)
    await late.do("continue_editing")
    await late.do("save", typed("Danach"))
    assert late.state.item_id == 2
    await late.do("restore", 1)
    assert (late.state.item_id, late.state.preview_html) == (3, "<p>Zuerst</p>\n")


async def test_the_office_reads_and_families_do_not_come_in(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeLegalPageState, world.olga)
    assert not page.state.may_edit
    with pytest.raises(Refused):
        await page.do("save", typed("Wir"))
    with pytest.raises(Refused):
        await pages.open(OfficeLegalPageState, world.anna)
