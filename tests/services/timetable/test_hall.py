"""The display in the school's hall: who makes its address, and what it tells everybody."""

from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal import routes
from elternportal.auth.security import SecurityWall
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotConfirmed, NotFound
from elternportal.school_settings.writing import change_setting
from elternportal.services.timetable.hall import read_hall
from elternportal.services.timetable.hall_address import (
    read_hall_address,
    renew_hall_address,
    revoke_hall_address,
)
from elternportal.services.timetable.office import save_day_text
from elternportal.services.timetable.settings import HALL_DISPLAY, HALL_TEACHERS
from elternportal.web.timetable.hall import hall_routes
from tests.support.timetable import (
    MONDAY,
    REASON,
    bring_in,
    slots_file,
    substitution_row,
    substitutions_file,
)
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def office(world: World) -> Actor:
    return replace(world.olga, has_confirmed=True)


@pytest.fixture
def token(database: Database, office: Actor) -> str:
    rows = (
        substitution_row(
            1, MONDAY, 3, absent="Hub", substitute="Mai", subject="M", classes="9a", text="Buch"
        ),
        substitution_row(
            2, MONDAY, 1, subject="M", classes="7b", bits=1, text="Aufgaben von Huber"
        ),
        substitution_row(3, MONDAY, 2, absent="Mai", substitute="Rot"),
        substitution_row(4, MONDAY, 4, classes="7b", bits=1 << 17, letter="B"),
    )
    bring_in(database, slots_file(), substitutions_file(*rows))
    with database.transaction() as session:
        change_setting(session, HALL_DISPLAY, True)
        save_day_text(session, office, MONDAY, "Frau Hubers Klassen treffen sich <b>hier</b>.")
        return renew_hall_address(session, office)


@pytest.fixture
def client(database: Database, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(elternportal.db, "_database", database)
    return TestClient(SecurityWall(Starlette(routes=hall_routes())))


def test_it_names_classes_in_their_order_and_neither_teachers_nor_texts_that_do(
    database: Database, token: str
) -> None:
    with database.reading() as session:
        view = read_hall(session, token)
    monday, tuesday = view.days
    assert [(row.classes, row.lesson, row.text, row.falls_out) for row in monday.rows] == [
        ("7b", 1, "", True),
        ("9a", 3, "Buch", False),
    ]
    assert {row.teacher + row.old_teacher for row in monday.rows} == {""}
    assert (monday.text, tuesday.rows) == ("", ())
    assert REASON not in repr(view)


def test_with_teachers_it_shows_them_and_every_text(
    database: Database, client: TestClient, token: str
) -> None:
    with database.transaction() as session:
        change_setting(session, HALL_TEACHERS, True)
    page = client.get(routes.hall_display(token)).text
    assert "<del>Huber</del> Maier" in page
    assert "Aufgaben von Huber" in page
    assert "treffen sich &lt;b&gt;hier&lt;/b&gt;." in page


def test_its_page_says_how_old_the_plan_is_and_that_it_was_shown(
    database: Database, client: TestClient, office: Actor, token: str
) -> None:
    answer = client.get(routes.hall_display(token))
    assert "Stand: Mo, 23.11." in answer.text
    assert "Heute, Montag, 23. November" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    with database.reading() as session:
        assert read_hall_address(session, office).last_used_at is not None


def test_an_address_ends_when_it_is_renewed_revoked_or_switched_off(
    database: Database, client: TestClient, office: Actor, token: str
) -> None:
    with database.transaction() as session:
        newer = renew_hall_address(session, office)
    assert client.get(routes.hall_display(token)).status_code == 404
    for is_on, status in ((False, 404), (True, 200)):
        with database.transaction() as session:
            change_setting(session, HALL_DISPLAY, is_on)
        assert client.get(routes.hall_display(newer)).status_code == status
    with database.transaction() as session:
        revoke_hall_address(session, office)
        with pytest.raises(NotFound):
            revoke_hall_address(session, office)
    assert client.get(routes.hall_display(newer)).status_code == 404


def test_only_the_office_makes_an_address_after_the_password_if_the_school_wants_a_display(
    database: Database, world: World, office: Actor
) -> None:
    with database.transaction() as session:
        with pytest.raises(NotAllowed):
            renew_hall_address(session, office)
        change_setting(session, HALL_DISPLAY, True)
        with pytest.raises(NotConfirmed):
            renew_hall_address(session, replace(office, has_confirmed=False))
        for somebody in (world.anna, world.huber):
            for act in (read_hall_address, renew_hall_address, revoke_hall_address):
                with pytest.raises(NotAllowed):
                    act(session, replace(somebody, has_confirmed=True))
