"""Every page has its help in every language, and what the help says of settings and links is so."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from elternportal import routes
from elternportal.domain import menu
from elternportal.domain.foot import FOOT_ROUTES
from elternportal.help.filling import HelpTextBroken, asked_in, fill
from elternportal.help.page import GROUPS, TEXTS, HelpPage
from elternportal.help.texts import group_text, page_text
from elternportal.i18n import LANGUAGES
from elternportal.module import installed
from elternportal.pages import all_pages
from elternportal.school_settings.declared import declared
from elternportal.school_settings.kinds import YES_NO
from elternportal.school_settings.setting import Reach, Setting
from elternportal.school_settings.snapshot import SchoolSettings
from elternportal.texts.markdown import links_in

WORDS = range(60, 361)  # of a page's help
STRUCTURE = re.compile(r"^(#+|[-]|\d+\.|\{\w+.*\})(?=\s|$)", re.MULTILINE)


def helps() -> Iterator[tuple[str, HelpPage]]:
    for module in installed():
        for page in module.help_pages:
            yield module.name, page


ALL = [pytest.param(area, page, id=page.slug) for area, page in helps()]


def texts(language: str) -> dict[str, str]:
    """All help texts of a language by slug, the groups' included."""
    pages = {page.slug: page_text(page, area, language) for area, page in helps()}
    return pages | {group.slug: group_text(group, language) for group in GROUPS}


def test_every_page_of_the_portal_has_help() -> None:
    explained = [page.route for _, page in helps()]
    assert sorted(explained) == sorted(page.route for page in all_pages())


def test_a_page_stands_in_a_group_that_exists() -> None:
    groups = {group.name for group in GROUPS}
    assert [page.slug for _, page in helps() if page.group not in groups] == []
    slugs = [page.slug for _, page in helps()] + [group.slug for group in GROUPS]
    assert sorted(set(slugs)) == sorted(slugs)


def test_every_group_of_the_menu_has_help() -> None:
    assert {group.name for group in menu.GROUPS} <= {group.name for group in GROUPS}


def test_no_text_is_left_over() -> None:
    known = {(area, page.slug) for area, page in helps()}
    known |= {("help", group.slug) for group in GROUPS}
    for language in LANGUAGES:
        found = {(path.parent.name, path.stem) for path in (TEXTS / language).glob("*/*.md")}
        assert found == known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("area", "page"), ALL)
def test_a_help_has_a_title_parts_and_a_bearable_length(
    area: str, page: HelpPage, language: str
) -> None:
    text = page_text(page, area, language)
    assert text.startswith("# ")
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == 3
    assert len(text.split()) in WORDS


def test_both_languages_have_the_same_structure_placeholders_and_links() -> None:
    german = texts("de")
    for language in LANGUAGES:
        other = texts(language)
        for slug, text in german.items():
            assert STRUCTURE.findall(other[slug]) == STRUCTURE.findall(text), slug
            assert sorted(map(repr, asked_in(other[slug]))) == sorted(map(repr, asked_in(text))), (
                slug
            )
            assert sorted(links_in(other[slug])) == sorted(links_in(text)), slug


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    helped = set(texts(language))
    pages = {routes.help_slug(page.route) for page in all_pages()} | set(FOOT_ROUTES)
    for slug, text in texts(language).items():
        for link in links_in(text):
            scheme, _, name = link.partition(":")
            assert scheme in {"help", "page"}, f"{slug}: {link}"
            assert name in (helped if scheme == "help" else pages), f"{slug}: {link}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_is_a_setting_and_can_be_said(language: str) -> None:
    for slug, text in texts(language).items():
        for asked in asked_in(text):
            assert asked.key in declared(), f"{slug}: {asked.key}"
        for settings in (SchoolSettings(), _opposite()):
            filled = fill(text, settings, language)
            assert "{" not in filled, slug


def _opposite() -> SchoolSettings:
    """Every yes is a no."""
    return SchoolSettings({it.key: not it.default for it in declared().values() if is_switch(it)})


def is_switch(setting: Setting[object]) -> bool:
    return setting.kind is YES_NO


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_named_on_the_help_of_the_pages_that_obey_it(language: str) -> None:
    said = texts(language)
    unsaid = [key for key, setting in declared().items() if not setting.pages]
    assert unsaid == [], "these settings say neither which pages obey them nor why none does"
    for key, setting in declared().items():
        for route in () if isinstance(setting.pages, Reach) else setting.pages or ():
            asked = {it.key for it in asked_in(said[routes.help_slug(route)])}
            assert key in asked, f"the help of {route} does not say {key}"


@pytest.mark.parametrize(
    "text",
    [
        "{access.unknown}",
        "{if access.unknown}\nx\n{end}",
        "{if modules.board}\nx",
        "{end}",
        "{else}",
    ],
)
def test_a_text_that_asks_for_what_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(HelpTextBroken):
        fill(text, SchoolSettings(), "de")


def test_a_block_is_shown_as_the_school_has_decided() -> None:
    text = (
        "{if modules.board}\nBrett\n{else}\nkein Brett\n{end}\n{if not modules.board}\nnie\n{end}"
    )
    assert fill(text, SchoolSettings(), "de") == "Brett"
    off = SchoolSettings({"modules.board": False})
    assert fill(text, off, "de") == "kein Brett\nnie"


def test_texts_lie_in_the_package() -> None:
    assert Path(routes.__file__).parent in TEXTS.parents
