"""The page for tokens, run directly: what it shows once, and what it asks first."""

from dataclasses import replace

import pytest

from elternportal.state.school.import_sources import ImportSourcesPageState
from tests.support.states import Pages, Refused
from tests.support.world import World


async def test_a_token_is_shown_with_its_command_until_the_page_is_left(
    pages: Pages, world: World
) -> None:
    page = await pages.open(ImportSourcesPageState, world.olga)
    await page.do("create", {"name": "Untis"})
    token = page.state.token
    assert f'"Authorization: Bearer {token}"' in page.state.command
    assert page.state.command.endswith("/schnittstelle/import")
    ((line),) = page.state.sources
    assert (line.name, line.used) == ("Untis", "Es sind noch keine Dateien gekommen.")
    await page.do("ask", line.id, "renew")
    await page.do("renew", line.id)
    assert page.state.token not in ("", token)
    await page.do("load")
    assert (page.state.token, page.state.command) == ("", "")
    await page.do("revoke", line.id)
    assert page.state.sources == []


async def test_a_name_that_is_taken_is_said_at_its_field(pages: Pages, world: World) -> None:
    page = await pages.open(ImportSourcesPageState, world.olga)
    await page.do("create", {"name": "Untis"})
    await page.do("create", {"name": "Untis"})
    assert page.state.notice_field == "name"
    assert page.notice.startswith("„Untis“ gibt es schon.")


async def test_the_password_is_asked_for_before_a_token_is_made(pages: Pages, world: World) -> None:
    page = await pages.open(ImportSourcesPageState, replace(world.olga, has_confirmed=False))
    await page.do("create", {"name": "Untis"})
    assert (page.state.asks_password, page.state.token) == (True, "")


async def test_only_office_and_head_see_the_page(pages: Pages, world: World) -> None:
    with pytest.raises(Refused):
        await pages.open(ImportSourcesPageState, world.huber)
