"""No page leaves anybody before "Wird geladen …": without the right, or with an id that is wrong,
it says so in a sentence.
"""

from typing import Any, cast

import pytest
import reflex as rx

from elternportal import routes
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.pages import Page, all_pages
from elternportal.state.base import PortalState
from elternportal.state.evening.office import OfficeEveningPageState
from elternportal.state.gate import refuse_page
from elternportal.state.letters.letter import LetterPageState
from elternportal.state.letters.office_letter import OfficeLetterPageState
from elternportal.state.letters.results import LetterResultsPageState
from elternportal.state.page import PageState
from elternportal.state.policy import policy_of
from tests.support.states import OpenPage, Pages
from tests.support.world import World

WRONG = "&".join(f"{name}=999999" for name in ("brief", "abend", "kind", "lehrkraft", "umfrage"))


def state_of(page: Page) -> type[PageState]:
    handler = cast("Any", page.on_load)
    path = handler.state_full_name
    return cast("type[PageState]", rx.State.get_class_substate(path))


def people(world: World) -> list[Actor]:
    return [world.anna, world.huber, world.olga, world.hanna]


async def test_every_page_says_something_to_everybody(pages: Pages, world: World) -> None:
    loaded = refused = 0
    for page in all_pages():
        state = state_of(page)
        policy = policy_of(f"{state.get_full_name()}.load")
        assert policy is not None
        for actor in people(world):
            if policy.admits(actor):
                opened = await pages.open(state, actor, WRONG)
                assert opened.state.is_loaded, (page.route, actor.name)
                loaded += 1
            else:
                refused += 1
    assert loaded > 80
    assert refused > 20


@pytest.mark.parametrize(
    "state",
    [LetterPageState, LetterResultsPageState, OfficeLetterPageState, OfficeEveningPageState],
)
async def test_a_wrong_id_is_said_in_the_pages_place(
    state: type[PageState], pages: Pages, world: World
) -> None:
    who = world.anna if state is LetterPageState else world.olga
    page = await pages.open(state, who, WRONG)
    assert page.state.dead_end
    assert page.notice == ""


async def test_who_has_no_right_to_a_page_reads_so_in_its_menu_and_frame(
    pages: Pages, world: World
) -> None:
    (page,) = [page for page in all_pages() if page.route == routes.OFFICE_BOARD]
    state = state_of(page)
    start = next(state_of(page) for page in all_pages() if page.route == routes.START)
    opened = await pages.open(start, world.anna)
    assert refuse_page(f"{state.get_full_name()}.load").events
    assert not refuse_page(f"{state.get_full_name()}.save").events
    portal = OpenPage(opened.root, await opened.root.get_state(PortalState), world.anna)
    await portal.do("tell_not_allowed")
    assert opened.state.dead_end == t("error-not-allowed", "de")
    await opened.do("load")
    assert opened.state.dead_end == ""
