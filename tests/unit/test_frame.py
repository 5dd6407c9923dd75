"""Every page stands in the frame: one heading, one main part, the way to the other language."""

import pytest
from reflex import Component

from elternportal import routes
from elternportal.domain.foot import FOOT
from elternportal.i18n import LANGUAGES, t, using
from elternportal.pages import Page, all_pages
from elternportal.ui.dead_ends import not_found_page
from elternportal.ui.layout import MAIN_ID
from elternportal.ui.place import building

ALL = [
    pytest.param(page, language, id=f"{language}{page.route}")
    for page in all_pages()
    for language in LANGUAGES
]


def _built(page: Page, language: str) -> Component:
    with using(language), building(page.route):
        return page.view()


def _as_text(page: Page, language: str) -> str:
    return str(_built(page, language).render())


@pytest.mark.parametrize(("page", "language"), ALL)
def test_a_page_has_one_heading_and_one_main_part(page: Page, language: str) -> None:
    text = _as_text(page, language)
    assert text.count("""'name': '"h1"'""") == 1
    assert text.count("""'name': '"main"'""") == 1
    assert f'id:"{MAIN_ID}"' in text


@pytest.mark.parametrize(("page", "language"), ALL)
def test_the_language_link_leads_to_the_same_page(page: Page, language: str) -> None:
    other = "en" if language == "de" else "de"
    text = _as_text(page, language)
    assert f'"{routes.localized(page.route, other)}"' in text
    assert f'hrefLang:"{other}"' in text


@pytest.mark.parametrize(("page", "language"), ALL)
def test_the_question_mark_opens_the_help_of_the_page_and_the_foot_is_there(
    page: Page, language: str
) -> None:
    text = _as_text(page, language)
    assert f'"{routes.help_page(routes.help_slug(page.route), language)}"' in text
    assert f'"aria-label":"{t("help-open", language)}"' in text
    assert text.count("""'name': '"footer"'""") == 1
    for _, route in FOOT:
        assert f'"{routes.localized(route, language)}"' in text


def test_an_address_without_a_page_has_the_foot_in_every_language() -> None:
    text = str(not_found_page().render())
    for language in LANGUAGES:
        for _, route in FOOT:
            assert f'"{routes.localized(route, language)}"' in text


def test_the_menu_is_told_which_page_is_open() -> None:
    (page,) = [page for page in all_pages() if page.route == routes.SETTINGS]
    text = _as_text(page, "de")
    assert text.count(f'route:"{routes.SETTINGS}"') == 2  # on the phone and on the desktop
    assert text.count('group:"settings"') == 2
