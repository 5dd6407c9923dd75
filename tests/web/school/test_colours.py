"""The school's accent colour reaches every page, by day and by night."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from elternportal import db, routes
from elternportal.db import Database
from elternportal.files import storage
from elternportal.files.inspection import CheckedFile
from elternportal.school_settings.identity import ACCENT
from elternportal.services.files.stored import keep_file
from elternportal.services.school.logo import set_logo
from elternportal.web.school.colours import colour_routes
from tests.support.school_settings import decide
from tests.support.stored_files import files_in
from tests.support.world import make_world


@pytest.fixture
def client(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(db, "_database", sqlite_database)
    return TestClient(Starlette(routes=colour_routes()))


def test_without_a_colour_the_sheet_is_empty(client: TestClient) -> None:
    answer = client.get(routes.SCHOOL_COLOURS)
    assert (answer.status_code, answer.text) == (200, "")
    assert answer.headers["content-type"].startswith("text/css")


def test_a_colour_is_said_once_for_the_day_and_once_for_the_night(
    client: TestClient, sqlite_database: Database
) -> None:
    with sqlite_database.transaction() as session:
        decide(session, ACCENT, "#1a6b3c")
    answer = client.get(routes.SCHOOL_COLOURS)
    light, dark = answer.text.strip().splitlines()
    assert "light" in light
    assert "#1a6b3c" in light
    assert "dark" in dark
    assert "#1a6b3c" not in dark


def test_while_the_colour_stays_the_answer_is_empty(
    client: TestClient, sqlite_database: Database
) -> None:
    tag = client.get(routes.SCHOOL_COLOURS).headers["etag"]
    assert client.get(routes.SCHOOL_COLOURS, headers={"If-None-Match": tag}).status_code == 304
    with sqlite_database.transaction() as session:
        decide(session, ACCENT, "#1a6b3c")
    assert client.get(routes.SCHOOL_COLOURS, headers={"If-None-Match": tag}).status_code == 200


def test_a_logo_is_shown_by_the_sheet_and_given_to_everybody(
    client: TestClient, sqlite_database: Database, tmp_path: Path
) -> None:
    assert client.get(routes.SCHOOL_LOGO).status_code == 404
    with files_in(tmp_path):
        with sqlite_database.transaction() as session:
            hanna = make_world(session).hanna
            file = CheckedFile("Logo.png", "image/png", b"\x89PNG")
            set_logo(session, hanna, keep_file(session, hanna, storage.write(file)).key)
        assert f'url("{routes.SCHOOL_LOGO}?' in client.get(routes.SCHOOL_COLOURS).text
        answer = client.get(routes.SCHOOL_LOGO)
    assert (answer.content, answer.headers["content-type"]) == (b"\x89PNG", "image/png")
    assert "sandbox" in answer.headers["content-security-policy"]
