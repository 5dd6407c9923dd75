"""The search page, run directly."""

from elternportal.db import Database
from elternportal.state.access.guardians import OfficeGuardiansPageState
from elternportal.state.search.words import SearchPageState
from tests.support.news import add_notice
from tests.support.states import Pages
from tests.support.world import World


async def test_what_has_the_words_of_the_address_is_found(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        add_notice(session, world.olga)
    page = await pages.open(SearchPageState, world.anna, "q=Theater")
    assert page.state.words == "Theater"
    assert [hit.is_by_school for hit in page.state.hits] == [True]
    assert page.watched == frozenset()
    nothing = await pages.open(SearchPageState, world.anna, "q=Dampfschiff")
    assert nothing.state.hits == []


async def test_a_hit_leads_to_its_place_on_the_page(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        notice_id = add_notice(session, world.olga)
    page = await pages.open(SearchPageState, world.anna, "q=Theater")
    [hit] = page.state.hits
    assert hit.href == f"/schwarzes-brett#board-{notice_id}"


async def test_the_office_opens_a_child_from_the_search(pages: Pages, world: World) -> None:
    page = await pages.open(SearchPageState, world.olga, "q=Ada")
    [hit] = [hit for hit in page.state.hits if hit.kind == "Kind"]
    assert not hit.is_by_school
    path, _, query = hit.href.partition("?")
    assert path == "/verwaltung/zugaenge/kinder"
    guardians = await pages.open(OfficeGuardiansPageState, world.olga, query)
    assert [row.key for row in guardians.state.rows] == [str(world.pupils["Ada"])]
