"""Help is there for everybody, says what the school has decided, and knows what is switched off."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal import routes
from elternportal.auth.security import SecurityWall
from elternportal.db import Database
from elternportal.domain.foot import FOOT
from elternportal.help.page import GROUPS, HelpPage
from elternportal.i18n import LANGUAGES
from elternportal.module import Module, installed, installed_only
from elternportal.school_settings.declared import switch_of
from elternportal.school_settings.identity import EMAIL, PHONE, POSTAL
from elternportal.school_settings.kinds import WHOLE_NUMBER
from elternportal.school_settings.setting import Setting
from elternportal.settings import get_settings
from elternportal.web.help import routes as help_routes
from elternportal.web.legal import routes as legal_routes
from tests.support.school_settings import decide

HELPS = [page for module in installed() for page in module.help_pages]


@pytest.fixture
def client(database: Database, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Somebody who is not signed in."""
    monkeypatch.setattr(elternportal.db, "_database", database)
    return TestClient(SecurityWall(Starlette(routes=[*help_routes(), *legal_routes()])))


def test_every_help_page_answers_in_every_language_and_all_its_links_hold(
    client: TestClient,
) -> None:
    known = {routes.localized(page.route, it) or "/" for page in HELPS for it in LANGUAGES}
    known |= {"/icon.svg", "#inhalt"}
    answered: set[str] = set()
    waiting = [routes.localized(routes.HELP, language) for language in LANGUAGES]
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        answered.add(path)
        assert answer.status_code == 200, path
        assert f'lang="{routes.language_of(path)}"' in answer.text
        assert answer.text.count("<h1") == 1
        assert "<script" not in answer.text
        assert "style=" not in answer.text
        hrefs = set(re.findall(r'<a [^>]*href="([^"]+)"', answer.text))
        waiting += [it for it in hrefs - known - answered if it not in waiting]
    slugs = [page.slug for page in HELPS] + [group.slug for group in GROUPS]
    assert {routes.help_page(slug, language) for slug in slugs for language in LANGUAGES} < answered


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_leaflet_has_all_that_parents_have_and_nothing_of_the_office(
    client: TestClient, language: str
) -> None:
    text = client.get(routes.localized(routes.HELP_LEAFLET, language)).text
    assert text.count("<section") == sum(page.for_parents for page in HELPS)


def test_help_of_a_switched_off_module_is_not_there_and_nobody_links_to_it(
    client: TestClient, database: Database
) -> None:
    address = routes.help_page(routes.help_slug(routes.LETTERS), "de")
    assert client.get(address).status_code == 200
    with database.transaction() as session:
        decide(session, switch_of("letters"), False)
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Diese Seite gibt es nicht" in answer.text
    assert 'class="ep-foot"' in answer.text
    for path in (routes.HELP, routes.HELP_LEAFLET, "/hilfe/verwaltung-aufgaben"):
        assert "elternbrief" not in "".join(re.findall(r'href="([^"]+)"', client.get(path).text))


def test_a_small_module_brings_its_help_along_and_a_changed_setting_is_said_at_once(
    client: TestClient, database: Database, tmp_path: Path
) -> None:
    days = Setting(key="tiny.days", kind=WHOLE_NUMBER, default=3, unit="days", pages=("/winzig",))
    card = Module(
        name="tiny",
        settings=(days,),
        help_pages=(HelpPage("/winzig", "service", folder=tmp_path),),
    )
    for language, text in (("de", "# Winzig\nNach {tiny.days:dative}."), ("en", "# Tiny\nx")):
        folder = tmp_path / language / "tiny"
        folder.mkdir(parents=True)
        (folder / "winzig.md").write_text(text, "utf-8")
    with installed_only((*installed(), card)):
        assert "<p>Nach 3 Tagen.</p>" in client.get("/hilfe/winzig").text
        with database.transaction() as session:
            decide(session, days, 1)
        assert "<p>Nach 1 Tag.</p>" in client.get("/hilfe/winzig").text
        assert 'href="/hilfe/winzig">Winzig</a>' in client.get(routes.HELP).text
    assert client.get("/hilfe/winzig").status_code == 404


def test_an_unknown_help_is_not_found_in_the_language_that_was_asked(client: TestClient) -> None:
    answer = client.get("/en/hilfe/none")
    assert answer.status_code == 404
    assert "This page does not exist" in answer.text


def test_the_way_back_leads_to_the_page_one_came_from(client: TestClient) -> None:
    address = routes.help_page(routes.help_slug(routes.LETTER), "de")
    asked = f"{routes.LETTER}?{routes.LETTER_ID}=7"

    def back(referer: str) -> str:
        text = client.get(address, headers={"referer": referer}).text
        (href,) = re.findall(r'<a href="([^"]+)" class="ep-back"', text)
        return str(href)

    assert back(f"{get_settings().origin}{asked}") == asked
    assert back(f"https://evil.example{asked}") == routes.LETTER
    assert back(f"{get_settings().origin}{routes.HELP}") == routes.LETTER
    assert back(f'{get_settings().origin}/x"><script>') == "/x&quot;&gt;&lt;script&gt;"


@pytest.mark.parametrize("path", [routes.HELP, "/hilfe/none", routes.IMPRINT, "/en/datenschutz"])
def test_every_document_has_the_whole_foot(client: TestClient, path: str) -> None:
    foot = client.get(path).text.partition('<footer class="ep-foot">')[2]
    language = routes.language_of(path)
    for _, route in FOOT:
        assert f'href="{routes.localized(route, language)}"' in foot


def test_the_foot_says_how_to_reach_the_school_as_far_as_the_school_has_said(
    client: TestClient, database: Database
) -> None:
    assert "<address" not in client.get(routes.HELP).text
    with database.transaction() as session:
        decide(session, PHONE, "0000 12345-0 <b>")
    assert "<address><ul><li>0000 12345-0 &lt;b&gt;</li></ul></address>" in (
        client.get(routes.IMPRINT).text
    )
    with database.transaction() as session:
        decide(session, POSTAL, "Schulstraße 1\n00000 Musterstadt")
        decide(session, EMAIL, "schule@musterstadt.example")
    foot = client.get(routes.HELP).text.partition('<footer class="ep-foot">')[2]
    assert "<li>Schulstraße 1, 00000 Musterstadt</li>" in foot
    assert 'href="mailto:schule@musterstadt.example"' in foot
