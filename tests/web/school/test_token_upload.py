"""A program uploads the plan with its token, as curl does."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal import routes
from elternportal.auth import limits
from elternportal.auth.security import SecurityWall
from elternportal.db import Database
from elternportal.services.school.import_sources import create_source
from elternportal.web.school.token_upload import token_upload_routes
from tests.support.timetable import MONDAY, substitution_row, substitutions_file
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
PLAN = substitutions_file(substitution_row(7, MONDAY, 1, classes="7b", substitute="Mai"))


@pytest.fixture
def client(database: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(elternportal.db, "_database", database)
    limits.token_attempts.cache_clear()
    limits.token_uploads.cache_clear()
    return TestClient(SecurityWall(Starlette(routes=token_upload_routes())))


@pytest.fixture
def token(database: Database, world: World) -> str:
    with database.transaction() as session:
        return create_source(session, world.hanna, "Untis")


def send(client: TestClient, token: str, content: bytes = PLAN.content, **headers: str):  # type: ignore[no-untyped-def]
    return client.post(
        routes.IMPORT_BY_TOKEN,
        files={"file": ("GPU014.TXT", content)},
        headers={"Authorization": f"Bearer {token}", **headers},
    )


def test_what_became_of_the_files_is_the_answer(client: TestClient, token: str) -> None:
    answer = send(client, token)
    assert answer.status_code == 200
    assert answer.json() == {"state": "applied", "counts": {"substitution_added": 1}}
    assert send(client, token).json() == {"state": "unchanged"}
    refused = send(client, token, b"kein Plan\n" * 4)
    assert (refused.status_code, refused.json()["state"]) == (422, "refused")
    assert refused.json()["reason"]


def test_without_a_right_token_nothing_is_taken(client: TestClient, token: str) -> None:
    for wrong in ("", "falsch", token[:-1]):
        assert send(client, wrong).status_code in (401, 403)
    plain = client.post(routes.IMPORT_BY_TOKEN, files={"file": ("GPU014.TXT", PLAN.content)})
    assert plain.status_code == 403
    assert send(client, token).json()["state"] == "applied"


def test_wrong_tokens_and_too_many_uploads_are_slowed(client: TestClient, token: str) -> None:
    answers = [send(client, token).status_code for _ in range(25)]
    assert 429 in answers
    tries = [send(client, f"falsch-{n}").status_code for n in range(70)]
    assert tries[0] == 401
    assert tries[-1] == 429
