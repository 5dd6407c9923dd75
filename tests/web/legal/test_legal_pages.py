"""Imprint, privacy policy and accessibility statement: there for everybody, never invented."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal import clock, routes
from elternportal.auth.security import SecurityWall
from elternportal.db import Database
from elternportal.domain.legal import LegalKind
from elternportal.services.legal.office import (
    LegalDraft,
    SaveLegalText,
    WhichText,
    save_legal_text,
)
from elternportal.web.legal import routes as legal_routes
from tests.support.world import World


@pytest.fixture
def client(database: Database, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Somebody who is not signed in."""
    monkeypatch.setattr(elternportal.db, "_database", database)
    return TestClient(SecurityWall(Starlette(routes=legal_routes())))


def publish(database: Database, world: World, text: str, language: str = "de") -> None:
    with database.transaction() as session:
        which = WhichText(LegalKind.PRIVACY, language)
        draft = LegalDraft(text=text, valid_from=clock.today())
        save_legal_text(session, world.hanna, SaveLegalText(which, 0, draft))


@pytest.mark.parametrize("kind", LegalKind)
def test_a_fresh_school_says_that_it_has_published_nothing(
    client: TestClient, kind: LegalKind
) -> None:
    german, english = client.get(kind.route), client.get(f"/en{kind.route}")
    assert (german.status_code, english.status_code) == (200, 200)
    assert "noch nicht veröffentlicht" in german.text
    assert "has not yet published" in english.text


def test_what_the_head_publishes_is_read_at_once(
    client: TestClient, database: Database, world: World
) -> None:
    publish(database, world, "## Wer\n\n**Wir**")
    text = client.get(routes.PRIVACY).text
    assert "<h3>Wer</h3>" in text
    assert "<strong>Wir</strong>" in text
    assert "Fassung 1, gilt ab" in text
    assert "noch nicht" not in text


def test_an_english_page_says_that_the_text_is_german(
    client: TestClient, database: Database, world: World
) -> None:
    publish(database, world, "Nur deutsch")
    text = client.get(f"/en{routes.PRIVACY}").text
    assert "This text exists only in German." in text
    assert '<article class="ep-prose" lang="de">' in text
    publish(database, world, "English, too", "en")
    text = client.get(f"/en{routes.PRIVACY}").text
    assert "only in German" not in text
    assert "English, too" in text


def test_a_text_with_gaps_says_so(client: TestClient, database: Database, world: World) -> None:
    publish(database, world, "Telefon: [[Nummer]]")
    text = client.get(routes.PRIVACY).text
    assert "noch nicht fertig" in text
    assert '<mark class="ep-gap">Nummer</mark>' in text
