"""Plans and calendars reach only those whom they belong to."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from icalendar import Calendar, Event
from pypdf import PdfReader
from sqlmodel import select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from elternportal import db, routes
from elternportal.auth.cookies import cookie_name
from elternportal.auth.security import SecurityWall
from elternportal.auth.sessions import open_session
from elternportal.db import Database, connect
from elternportal.i18n import t
from elternportal.models.access import Account
from elternportal.models.evening import Booking
from elternportal.services.evening.bookings import BookSlot, MoveBooking, book, move
from elternportal.web.evening.downloads import evening_download_routes
from tests.support.evenings import add_evening, slot_at
from tests.support.typesetting import break_templates
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


class Portal:
    """The download routes with an evening at which Ada (family Amsel) and Carla (Birke) come."""

    def __init__(self, database: Database, world: World) -> None:
        self.database, self.world = database, world
        self.client = TestClient(
            SecurityWall(Starlette(routes=evening_download_routes())), follow_redirects=False
        )
        with database.transaction() as session:
            self.evening_id = add_evening(session, world)
            huber = world.teachers["Huber"]
            for actor, child, minutes in ((world.anna, "Ada", 10), (world.berta, "Carla", 30)):
                slot_id = slot_at(session, self.evening_id, huber, minutes)
                book(session, actor, BookSlot(slot_id, world.pupils[child]))

    def get(self, person: str, path: str) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers of what a named person, or nobody (""), gets."""
        self.client.cookies.clear()
        if person:
            with self.database.transaction() as session:
                account = session.get_one(Account, getattr(self.world, person).account_id)
                self.client.cookies.set(cookie_name(), open_session(session, account))
        response = self.client.get(path)
        return response.status_code, response.content, dict(response.headers)

    def path(self, name: str, evening: int | None = None, teacher: str = "Huber") -> str:
        values = {
            "{evening_id:int}": str(evening or self.evening_id),
            "{teacher_id:int}": str(self.world.teachers.get(teacher, 999)),
            "{pupil_id:int}": str(self.world.pupils["Ada"]),
        }
        path = getattr(routes, name)
        for placeholder, value in values.items():
            path = path.replace(placeholder, value)
        return str(path)


@pytest.fixture
def portal(database: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    monkeypatch.setattr(db, "_database", None)
    opened = connect(database.engine.url.render_as_string(hide_password=False))
    yield Portal(opened, world)
    opened.close()


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def event_of(ics: bytes) -> Event:
    [event] = Calendar.from_ical(ics).events
    return event


OWN = ["FAMILY_PLAN", "FAMILY_CALENDAR"]


@pytest.mark.parametrize("person", ["anna", "anton"])
def test_Z4_guardians_get_their_own_plan_and_calendar(portal: Portal, person: str) -> None:
    status, body, headers = portal.get(person, portal.path("FAMILY_PLAN"))
    assert (status, headers["content-type"]) == (200, "application/pdf")
    assert "Frau Huber" in text_of(body)
    assert "Ada" in text_of(body)
    assert "Carla" not in text_of(body)
    status, body, headers = portal.get(person, portal.path("FAMILY_CALENDAR"))
    assert (status, body.count(b"BEGIN:VEVENT")) == (200, 1)
    assert b"DTSTART;TZID=Europe/Berlin:20261126T171000" in body


def test_a_calendar_that_is_fetched_again_replaces_the_appointment_that_was_moved(
    portal: Portal,
) -> None:
    before = event_of(portal.get("anna", portal.path("FAMILY_CALENDAR"))[1])
    with portal.database.transaction() as session:
        booking_id = session.exec(
            select(Booking.id).where(Booking.pupil_id == portal.world.pupils["Ada"])
        ).one()
        slot_id = slot_at(session, portal.evening_id, portal.world.teachers["Huber"], 20)
        move(session, portal.world.anna, MoveBooking(booking_id or 0, slot_id))
    after = event_of(portal.get("anna", portal.path("FAMILY_CALENDAR"))[1])
    assert after.uid == before.uid
    assert after.start == before.start + timedelta(minutes=10)
    assert after.sequence > before.sequence


def test_Z4_the_other_familys_plan_holds_only_its_own(portal: Portal) -> None:
    body = text_of(portal.get("berta", portal.path("FAMILY_PLAN"))[1])
    assert "Carla" in body
    assert "Ada" not in body


@pytest.mark.parametrize("person", ["huber", "olga", "hanna"])
def test_Z4_the_teacher_and_the_office_get_the_teachers_plan(portal: Portal, person: str) -> None:
    status, body, headers = portal.get(person, portal.path("TEACHER_PLAN"))
    assert (status, headers["content-type"]) == (200, "application/pdf")
    assert "Ada" in text_of(body)
    assert "Carla" in text_of(body)


@pytest.mark.parametrize("person", ["anna", "berta", "maier", "roth"])
def test_Z4_a_foreign_teachers_plan_answers_exactly_like_a_missing_one(
    portal: Portal, person: str
) -> None:
    foreign = portal.get(person, portal.path("TEACHER_PLAN"))
    assert foreign[0] == 404
    assert portal.get(person, portal.path("TEACHER_PLAN", evening=999)) == foreign
    assert portal.get(person, portal.path("TEACHER_PLAN", teacher="nobody")) == foreign


@pytest.mark.parametrize("name", OWN)
def test_Z4_staff_without_children_have_no_family_plan(portal: Portal, name: str) -> None:
    for person in ("huber", "olga", "hanna"):
        assert portal.get(person, portal.path(name))[0] == 404


@pytest.mark.parametrize("name", [*OWN, "TEACHER_PLAN"])
def test_Z4_nobody_gets_a_file_without_signing_in(portal: Portal, name: str) -> None:
    for evening in (portal.evening_id, 999):
        address = portal.path(name, evening)
        status, body, headers = portal.get("", address)
        assert (status, body) == (303, b"")
        assert headers["location"] == routes.sign_in("de", address)
        english = f"{address}?{routes.DOCUMENT_LANGUAGE}=en"
        assert portal.get("", english)[2]["location"] == routes.sign_in("en", english)


def test_a_plan_that_cannot_be_typeset_answers_with_a_sentence(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    break_templates(monkeypatch, tmp_path)
    status, body, _ = portal.get("huber", portal.path("TEACHER_PLAN"))
    assert (status, body.decode()) == (500, t("documents-error-typeset", "de"))


@pytest.mark.parametrize("evening", [999, 2**31, 2**80])
def test_Z6_evenings_that_cannot_exist_are_not_found(portal: Portal, evening: int) -> None:
    for name in OWN:
        assert portal.get("anna", portal.path(name, evening))[0] == 404
    assert portal.get("olga", portal.path("TEACHER_PLAN", evening))[0] == 404


def test_W2_files_are_downloads_that_no_cache_keeps(portal: Portal) -> None:
    for person, name in (("anna", OWN[0]), ("anna", OWN[1]), ("huber", "TEACHER_PLAN")):
        headers = portal.get(person, portal.path(name))[2]
        assert headers["cache-control"] == "no-store"
        assert headers["content-disposition"].startswith("attachment; filename=")


def test_the_file_speaks_the_language_of_the_page_it_was_linked_from(portal: Portal) -> None:
    path = portal.path("TEACHER_PLAN")
    assert "Frau Huber" in text_of(portal.get("huber", path)[1])
    english = text_of(portal.get("huber", f"{path}?{routes.DOCUMENT_LANGUAGE}=en")[1])
    assert "Ms Huber" in english
    assert portal.get("huber", f"{path}?{routes.DOCUMENT_LANGUAGE}=xx")[0] == 200


def test_the_office_prints_a_familys_plan_and_nobody_else_gets_it(portal: Portal) -> None:
    path = portal.path("FAMILY_PAPER")
    status, pdf, _headers = portal.get("olga", path)
    assert status == 200
    words = text_of(pdf)
    assert "Frau Huber" in words
    assert "Ada" in words
    assert "Carla" not in words
    for person in ("anna", "berta", "huber"):
        assert portal.get(person, path)[0] == 404
    assert portal.get("", path)[0] == 303
    assert portal.get("olga", portal.path("FAMILY_PAPER", evening=999))[0] == 404
