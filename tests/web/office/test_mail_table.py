"""The mails of the mailbox as a table: what is in it, and who gets it."""

import csv
import io
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from elternportal import db, routes
from elternportal.auth.cookies import cookie_name
from elternportal.auth.sessions import open_session
from elternportal.db import Database, connect
from elternportal.models.access import Account
from elternportal.web.office import routes as office_routes
from tests.support.outbox import enqueue_cancellations
from tests.support.world import World


@pytest.fixture
def client(
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    monkeypatch.setattr(db, "_database", None)
    opened = connect(database.engine.url.render_as_string(hide_password=False))
    with opened.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example", "=b@two.example")
    yield TestClient(Starlette(routes=office_routes()), follow_redirects=False)
    opened.close()


def sign_in(client: TestClient, database: Database, account_id: int) -> None:
    client.cookies.clear()
    with database.transaction() as session:
        account = session.get_one(Account, account_id)
        client.cookies.set(cookie_name(), open_session(session, account))


def test_the_office_gets_what_it_has_looked_for(
    client: TestClient, database: Database, world: World
) -> None:
    sign_in(client, database, world.olga.account_id)
    everything = client.get(routes.mail_table({}, "de"))
    found = client.get(routes.mail_table({"suche": "two"}, "de"))
    rows = list(csv.reader(io.StringIO(found.content.decode("utf-8-sig")), delimiter=";"))
    assert len(everything.content.splitlines()) == 3
    assert rows[0] == ["Zeit", "Empfänger", "Betreff", "Stand", "Antwort des Mailservers"]
    [row] = rows[1:]
    assert row[1:4] == ["'=b@two.example", "Elternsprechtag: Absage einer Lehrkraft", "Wartet"]


def test_Z4_nobody_else_gets_the_table(
    client: TestClient, database: Database, world: World
) -> None:
    for person in (world.anna, world.huber):
        sign_in(client, database, person.account_id)
        assert client.get(routes.MAIL_TABLE).status_code == 404
    client.cookies.clear()
    assert client.get(routes.MAIL_TABLE).status_code == 303
