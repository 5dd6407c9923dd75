"""Each module that a school may do without, taken out: nothing of it is left in the portal."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlmodel import Session, select

from elternportal.db import Database
from elternportal.domain.people import Actor, Role
from elternportal.i18n import LANGUAGES
from elternportal.models.files import StoredFile
from elternportal.models.search import SearchEntry
from elternportal.module import Due, FilePlace, Module, installed, installed_only
from elternportal.pages import all_pages, areas_of_pages, pages_of
from elternportal.schedule import run_due_tasks
from elternportal.school_settings.declared import switch_of
from elternportal.school_settings.writing import change_setting
from elternportal.services.files.access import may_read
from elternportal.services.menu import menu_view
from elternportal.services.search.hits import search
from elternportal.services.start.glance import start_view
from elternportal.state.start.glance_views import start_lines
from elternportal.ui.place import building
from elternportal.web.module_routes import all_routes, routes_of
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
OPTIONAL = [module for module in installed() if module.is_optional]
PEOPLE = ("anna", "huber", "olga", "hanna")
WORD = "Quastenflosser"


@pytest.fixture(params=OPTIONAL, ids=lambda module: module.name)
def removed(request: pytest.FixtureRequest) -> Iterator[Module]:
    module: Module = request.param
    with installed_only([other for other in installed() if other is not module]):
        yield module


@pytest.fixture
def people(world: World) -> list[Actor]:
    return [getattr(world, name) for name in PEOPLE]


def routes_named_by(module: Module) -> set[str]:
    return {page.route for page in pages_of(module)}


def test_no_menu_and_no_badge_names_it(
    database: Database, people: list[Actor], removed: Module
) -> None:
    own = routes_named_by(removed)
    for actor in people:
        with database.reading() as session:
            menu = menu_view(session, actor)
        shown = {route for routes in menu.pages.values() for route in routes}
        assert shown
        assert not own & (shown | set(menu.waiting))


def test_the_start_page_is_there_without_it(
    database: Database, people: list[Actor], removed: Module
) -> None:
    for actor in people:
        with database.reading() as session:
            view = start_view(session, actor)
        assert removed.name not in view.parts
        lines = start_lines(view, "de")
        links = [task.href for task in lines.tasks] + [news.href for news in lines.news]
        assert not {href.partition("?")[0] for href in links} & routes_named_by(removed)


def test_the_search_finds_nothing_of_it(
    database: Database, people: list[Actor], removed: Module
) -> None:
    kinds = [one.kind for module in OPTIONAL for one in module.searchables]
    with database.transaction() as session:
        session.add_all(
            SearchEntry(kind=kind, item_id=1, title=WORD, text="", folded=WORD.lower())
            for kind in kinds
        )
    own = {one.kind for one in removed.searchables}
    for actor in people:
        with database.reading() as session:
            assert not own & {hit.kind for hit in search(session, actor, WORD)}


def test_no_file_of_it_is_looked_for(
    database: Database, people: list[Actor], removed: Module
) -> None:
    columns = [column_of(place) for place in removed.file_places]
    with database.reading() as session:
        for actor in people:
            query = str(select(StoredFile.id).where(may_read(session, actor)))
            assert [column for column in columns if column in query] == []


def column_of(place: FilePlace) -> str:
    """As SQL names it, e.g. "letter_file.file_id"."""
    return str(select(place.column)).split()[1]


def test_files_of_modules_that_are_there_are_looked_for(
    database: Database, people: list[Actor]
) -> None:
    columns = [column_of(place) for module in OPTIONAL for place in module.file_places]
    with database.reading() as session:
        query = str(select(StoredFile.id).where(may_read(session, people[0])))
    assert len(columns) > 3
    assert [column for column in columns if column not in query] == []


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize("module", OPTIONAL, ids=lambda module: module.name)
async def test_the_clock_rests_for_a_module_that_is_switched_off(
    database: Database, module: Module, is_on: bool
) -> None:
    looked: list[str] = []

    def find(_session: Session) -> list[int]:
        looked.append(module.name)
        return []

    watched = replace(module, due=(Due("watched", find, lambda _session, _id: None),))
    with installed_only([watched if other is module else other for other in installed()]):
        with database.transaction() as session:
            change_setting(session, switch_of(module.name), is_on)
        await run_due_tasks(database)
    assert looked == ([module.name] if is_on else [])


def test_no_page_and_no_route_of_it_is_registered(removed: Module) -> None:
    assert not routes_named_by(removed) & {page.route for page in all_pages()}
    assert removed.name not in areas_of_pages().values()
    paths = {route.path for route in all_routes()}
    assert not {route.path for route in routes_of(removed)} & paths


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_page_links_to_it_in_the_frame(removed: Module, language: str) -> None:
    own = routes_named_by(removed)
    [start] = [page for page in all_pages() if page.route == "/"]
    with building(start.route):
        text = str(start.view().render())
    assert [route for route in own if f'"{route}"' in text] == []


def test_a_parent_without_any_module_still_has_the_start_page_and_settings(
    database: Database, world: World
) -> None:
    with (
        installed_only([module for module in installed() if not module.is_optional]),
        database.reading() as session,
    ):
        menu = menu_view(session, world.anna)
        view = start_view(session, world.anna)
    assert Role.PARENT in world.anna.roles
    assert [group for group, pages in menu.pages.items() if pages] == ["news", "settings"]
    assert set(view.parts) <= {"access", "notifications", "office"}
