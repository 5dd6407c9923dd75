"""The school's accent colour reaches every page, by day and by night."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from elternportal import db, routes
from elternportal.db import Database
from elternportal.school_settings.identity import ACCENT
from elternportal.web.school.colours import colour_routes
from tests.support.school_settings import decide


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
