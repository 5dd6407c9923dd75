"""The route that issues PINs and answers with their letters."""

from pathlib import Path

import pytest
from sqlmodel import select
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal.auth.security import SecurityWall
from elternportal.auth.sessions import open_session
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.models.access import Account, ActivationPin
from elternportal.models.school import Pupil
from elternportal.settings import get_settings
from elternportal.web.access.pin_letters import pin_letter_routes
from tests.support.typesetting import break_templates
from tests.support.world import World

ADDRESS = "/verwaltung/pins/briefe"


@pytest.fixture
def client(database: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(elternportal.db, "_database", database)
    app = SecurityWall(Starlette(routes=pin_letter_routes()))
    origin = get_settings().origin
    return TestClient(app, base_url=origin, follow_redirects=False, headers={"origin": origin})


def sign_in(client: TestClient, database: Database, actor: Actor) -> None:
    with database.transaction() as session:
        token = open_session(session, session.get_one(Account, actor.account_id))
    client.cookies.set("session", token)


def issued_for(database: Database) -> list[int]:
    with database.reading() as session:
        return list(session.exec(select(ActivationPin.pupil_id)))


def test_a_letter_for_one_child_comes_at_once(
    client: TestClient, database: Database, world: World
) -> None:
    sign_in(client, database, world.olga)
    answer = client.post(ADDRESS, data={"pupil_id": str(world.pupils["Dora"]), "copies": "2"})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content.startswith(b"%PDF")
    assert issued_for(database) == [world.pupils["Dora"]] * 2


def test_A3_pins_whose_letters_cannot_be_typeset_are_not_issued_and_revoke_none(
    client: TestClient,
    database: Database,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    sign_in(client, database, world.olga)
    dora = {"pupil_id": str(world.pupils["Dora"])}
    client.post(ADDRESS, data=dora)
    with monkeypatch.context() as broken:
        break_templates(broken, tmp_path)
        answer = client.post(ADDRESS, data=dora)
    assert (answer.status_code, answer.text) == (500, t("documents-error-typeset", "de"))
    with database.reading() as session:
        assert [pin.revoked_at for pin in session.exec(select(ActivationPin))] == [None]


def test_a_name_that_no_font_has_stops_nobodys_pin(
    client: TestClient, database: Database, world: World
) -> None:
    with database.transaction() as session:
        session.get_one(Pupil, world.pupils["Dora"]).first_name = "明"
    sign_in(client, database, world.olga)
    dora = {"pupil_id": str(world.pupils["Dora"])}
    assert client.post(ADDRESS, data=dora).content.startswith(b"%PDF")


@pytest.mark.parametrize("outsider", ["anna", "huber"])
def test_parents_and_teachers_get_no_letters(
    client: TestClient, database: Database, world: World, outsider: str
) -> None:
    sign_in(client, database, getattr(world, outsider))
    answer = client.post(ADDRESS, data={"pupil_id": str(world.pupils["Ada"])})
    assert answer.status_code == 403
    assert issued_for(database) == []


def test_without_sign_in_the_route_leads_to_the_sign_in_page(
    client: TestClient, database: Database
) -> None:
    assert client.post(ADDRESS).headers["location"] == "/anmelden"
    assert issued_for(database) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"pupil_id": "999999"},
        {"pupil_id": "99999999999999999999"},
        {"pupil_id": "-1"},
        {"pupil_id": "x"},
        {"pupil_id": "0"},
        {},
        {"copies": "0"},
        {"copies": "99"},
    ],
)
def test_nonsense_issues_nothing_and_is_no_server_error(
    client: TestClient, database: Database, world: World, fields: dict[str, str]
) -> None:
    sign_in(client, database, world.olga)
    assert client.post(ADDRESS, data=fields).status_code in {303, 404, 422}
    assert issued_for(database) == []
