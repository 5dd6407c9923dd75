"""The cards together: nothing is named twice, and everything that they name is there."""

from collections import Counter

import pytest

from elternportal.i18n import LANGUAGES, t
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
