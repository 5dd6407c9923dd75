"""Yes and no to what a mail asked, over HTTP."""

import pytest
from sqlmodel import Session, select
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal import clock
from elternportal.auth.security import SecurityWall
from elternportal.db import Database
from elternportal.domain.people import Role
from elternportal.models.access import Account
from elternportal.models.evening import Booking
from elternportal.models.school import Teacher
from elternportal.services.access.account_email import ChangeOwnEmail, ask_for_email
from elternportal.services.access.roles import offer_role
from elternportal.services.evening.bookings import CancelBooking, cancel
from elternportal.settings import get_settings
from elternportal.web.access.confirm import confirm_routes
from tests.conftest import NOON
from tests.support.accounts import PASSWORD, give_password, run, token_mailed_to
from tests.support.booked_evening import make_booked_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords")

NEW = "berta.neu@example.org"


@pytest.fixture
def client(database: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A browser that does not follow redirects and posts from our own pages."""
    monkeypatch.setattr(elternportal.db, "_database", database)
    app = SecurityWall(Starlette(routes=confirm_routes()))
    origin = get_settings().origin
    return TestClient(app, base_url=origin, follow_redirects=False, headers={"origin": origin})


def berta(session: Session, world: World) -> Account:
    return session.get_one(Account, world.berta.account_id)


def answer(client: TestClient, token: str, what: str, said: str, language: str = "de") -> str:
    """Where the answer leads to."""
    form = {"token": token, "what": what, "answer": said, "language": language}
    return client.post("/auth/confirm", data=form).headers["location"]


def test_a_role_is_taken_on_by_yes_and_the_link_works_once(
    client: TestClient, database: Database, world: World
) -> None:
    with database.transaction() as session:
        offer_role(session, world.olga, berta(session, world), Role.OFFICE)
        email = berta(session, world).email
    token = token_mailed_to(database, email)
    assert answer(client, token, "adresse", "ja") == "/bestaetigen?was=adresse&antwort=ungueltig"
    assert answer(client, token, "rolle", "ja") == "/bestaetigen?was=rolle&antwort=ja"
    again = answer(client, token, "rolle", "nein", "en")
    assert again == "/en/bestaetigen?was=rolle&antwort=ungueltig"
    with database.reading() as session:
        assert berta(session, world).is_office


def test_a_role_is_declined_by_no(client: TestClient, database: Database, world: World) -> None:
    with database.transaction() as session:
        offer_role(session, world.olga, berta(session, world), Role.OFFICE)
        email = berta(session, world).email
    came = answer(client, token_mailed_to(database, email), "rolle", "nein")
    assert came == "/bestaetigen?was=rolle&antwort=nein"
    with database.reading() as session:
        assert not berta(session, world).is_office


def test_a_new_address_is_confirmed(client: TestClient, database: Database, world: World) -> None:
    give_password(database, world.berta.account_id)
    run(ask_for_email(database, world.berta, ChangeOwnEmail(NEW, PASSWORD)))
    token = token_mailed_to(database, NEW)
    assert answer(client, token, "adresse", "nein") == "/bestaetigen?was=adresse&antwort=ungueltig"
    assert answer(client, token, "adresse", "ja") == "/bestaetigen?was=adresse&antwort=ja"
    with database.reading() as session:
        assert berta(session, world).email == NEW


@pytest.mark.parametrize(("what", "said"), [("", ""), ("rolle", "x"), ("x", "ja"), ("rolle", "ja")])
def test_Z4_an_unknown_token_or_question_does_nothing(
    client: TestClient, database: Database, what: str, said: str
) -> None:
    assert answer(client, "x" * 43, what, said).endswith("antwort=ungueltig")


def test_what_stands_against_a_role_is_said_and_the_link_works_later(
    client: TestClient, database: Database, world: World
) -> None:
    """As a parent Berta has an appointment while the teacher has one."""
    with clock.at(NOON):
        evening = make_booked_evening(database, world)
        evening.book(world.berta, "Carla", "Maier", 0)
        evening.book(world.anna, "Ada", "Huber", 0)
        with database.transaction() as session:
            teacher = session.get_one(Teacher, world.teachers["Huber"])
            session.get_one(Account, world.huber.account_id).teacher_id = None
            offer_role(session, world.olga, berta(session, world), Role.TEACHER, teacher)
            email = berta(session, world).email
        token = token_mailed_to(database, email)
        came = answer(client, token, "rolle", "ja")
        assert came == f"/bestaetigen?was=rolle&fehler=26#{token}"
        evening.run(lambda s: cancel(s, world.berta, CancelBooking(own_booking(s, world))))
        assert answer(client, token, "rolle", "ja") == "/bestaetigen?was=rolle&antwort=ja"


def own_booking(session: Session, world: World) -> int:
    carla = Booking.pupil_id == world.pupils["Carla"]
    return session.exec(select(Booking.id).where(carla)).one() or 0
