"""The search page, run directly."""

from elternportal.db import Database
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
    assert len(page.state.hits) == 1
    assert page.watched == frozenset()
    nothing = await pages.open(SearchPageState, world.anna, "q=Dampfschiff")
    assert nothing.state.hits == []
