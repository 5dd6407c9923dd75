"""The cards together: nothing is named twice, and everything that they name is there."""

import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import elternportal
from elternportal.domain.retention import FILE_KINDS, LONGEST_DAYS, TIMED, Since
from elternportal.i18n import LANGUAGES, t
from elternportal.models import metadata
from elternportal.module import Searchable, installed
from elternportal.pages import pages_of

SEARCHABLES = [one for module in installed() for one in module.searchables]


def test_modules_search_kinds_and_file_places_have_names_of_their_own() -> None:
    assert len(SEARCHABLES) > 5
    columns = [str(place.column) for module in installed() for place in module.file_places]
    for names in (
        [module.name for module in installed()],
        [one.kind for one in SEARCHABLES],
        columns,
        [waiting.route for module in installed() for waiting in module.waiting],
        [page.route for module in installed() for page in pages_of(module)],
    ):
        assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("searchable", SEARCHABLES, ids=lambda one: one.kind)
def test_what_is_found_has_a_name_in_every_language(searchable: Searchable, language: str) -> None:
    assert t(f"search-kind-{searchable.kind.replace('_', '-')}", language)


def test_menu_badges_and_hits_lead_to_pages_of_the_same_module() -> None:
    for module in installed():
        linked = {entry.route for entry in module.menu}
        linked |= {waiting.route for waiting in module.waiting}
        for one in module.searchables:
            linked |= {one.route, one.own_route} - {""}
        assert linked <= {page.route for page in pages_of(module)}, module.name


def test_one_card_answers_for_each_table_and_says_how_long_it_is_kept() -> None:
    named = [table for module in installed() for table in module.tables]
    assert sorted(named) == sorted(metadata.tables)


def test_nothing_is_kept_longer_than_the_law_allows_and_owners_are_tables() -> None:
    for kept in (one for module in installed() for one in module.retention):
        assert 0 <= kept.days <= LONGEST_DAYS, kept
        assert not kept.owner or kept.owner in metadata.tables


def test_of_each_table_that_goes_by_time_the_portal_knows_the_time() -> None:
    by_table = {one.table: one for module in installed() for one in module.retention}
    for kept in by_table.values():
        if kept.since in TIMED:
            named = by_table[kept.owner].columns if kept.owner else kept.columns
            assert named, f"{kept.table}: which columns hold the time?"
        assert set(kept.columns) <= set(metadata.tables[kept.table].c.keys()), kept
        if kept.since is Since.OWNER and not (kept.owner or kept.goes_unnamed):
            assert kept.table in {"stored_file", "search_entry"}  # services/files, search_kind


def test_each_kind_of_files_in_the_data_folder_is_declared() -> None:
    in_data_dir = re.compile(r"data_dir / (?:\"([\w.-]+)\"|([A-Z]+))")
    named = {
        "".join(one) for p in PORTAL.rglob("*.py") for one in in_data_dir.findall(p.read_text())
    }
    constants = {"FILES": "files", "NAME": "deletions.log"}
    assert {constants.get(name, name) for name in named} == {kind.name for kind in FILE_KINDS}


LAYERS = ("services", "state", "ui", "pages", "web")
PORTAL = Path(elternportal.__file__).parent
AREAS = {module.name for module in installed()}


@pytest.mark.parametrize("layer", LAYERS)
def test_every_folder_of_a_layer_is_an_area_with_a_card(layer: str) -> None:
    folders = {path.parent.name for path in (PORTAL / layer).glob("*/__init__.py")}
    assert folders
    assert folders <= AREAS


def test_every_page_in_the_sources_is_named_by_its_area() -> None:
    written = {
        path for path in (PORTAL / "pages").rglob("*.py") if "\nPAGE = Page(" in path.read_text()
    }
    named = {
        Path(import_module(page.view.__module__).__file__ or "")
        for module in installed()
        for page in pages_of(module)
    }
    assert len(written) > 20
    assert written == named


def test_what_is_read_for_the_start_page_is_said_there_in_words() -> None:
    for module in installed():
        has_words = (PORTAL / "state" / module.name / "start.py").is_file()
        assert has_words == (module.at_start is not None), module.name
