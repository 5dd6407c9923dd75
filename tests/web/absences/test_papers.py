"""Tables and papers of absences: the columns of the school's program, and who gets which."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlmodel import col
from starlette.applications import Starlette
from starlette.testclient import TestClient

from elternportal import db, routes
from elternportal.auth.cookies import cookie_name
from elternportal.auth.sessions import open_session
from elternportal.db import Database, connect
from elternportal.domain.people import Actor
from elternportal.models.access import Account
from elternportal.models.audit import AuditEntry
from elternportal.services.absences.settings import TABLE_COLUMNS
from elternportal.web.absences import routes as absence_routes
from tests.services.absences.test_leave import FRIDAY, apply, decide
from tests.support.school_settings import decide as set_to
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def client(
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    """Ada has approved leave on Friday."""
    monkeypatch.setattr(db, "_database", None)
    opened = connect(database.engine.url.render_as_string(hide_password=False))
    with opened.transaction() as session:
        decide(session, world.huber, apply(session, world))
    yield TestClient(Starlette(routes=absence_routes()), follow_redirects=False)
    opened.close()


def sign_in(client: TestClient, database: Database, actor: Actor) -> None:
    client.cookies.clear()
    with database.transaction() as session:
        account = session.get_one(Account, actor.account_id)
        client.cookies.set(cookie_name(), open_session(session, account))


def test_the_table_has_the_columns_of_the_schools_program_and_reasons_are_noted(
    client: TestClient, database: Database, world: World
) -> None:
    sign_in(client, database, world.olga)
    address = routes.absences_table(FRIDAY, "de")
    read = select(AuditEntry).where(col(AuditEntry.action) == "absences-read")
    assert "beurlaubt" not in client.get(address).text
    with db.get_database().transaction() as session:
        assert session.scalars(read).all() == []
        set_to(session, TABLE_COLUMNS, "class,surname, first-name,kind,excused")
    text = client.get(address).content.decode("utf-8-sig")
    head, row = csv.reader(StringIO(text), delimiter=";")
    assert head == ["Klasse", "Nachname", "Vorname", "Grund", "Entschuldigt"]
    assert row == ["7b", "Adasen", "Ada", "beurlaubt", "ja"]
    with database.reading() as session:
        assert [one.account_id for one in session.scalars(read)] == [world.olga.account_id]


def test_papers_are_printed_for_whom_they_concern(
    client: TestClient, database: Database, world: World
) -> None:
    paper, form = routes.leave_paper(1, "de"), routes.leave_form(world.pupils["Dora"], "de")
    printed = routes.absences_print(FRIDAY, "de")
    year = routes.year_of_child(world.pupils["Ada"], "de")
    for who, words in (
        (world.anton, {paper: "genehmigt", form: "", printed: "", year: "nicht gefehlt"}),
        (world.huber, {paper: "genehmigt", form: "", printed: "", year: "Ada Adasen (7b)"}),
        (world.berta, {paper: "", form: "", printed: "", year: ""}),
        (world.roth, {paper: "", form: "", printed: "", year: ""}),
        (world.olga, {paper: "genehmigt", form: "Dora Dorasen (7b)", printed: "Ada Adasen"}),
    ):
        sign_in(client, database, who)
        for address, word in words.items():
            answer = client.get(address)
            assert (answer.status_code == 200) is bool(word), (who.name, address)
            if word:
                assert word in PdfReader(BytesIO(answer.content)).pages[0].extract_text()
