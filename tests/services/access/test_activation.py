"""From a PIN on paper to an account with a child."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.auth.passwords import PasswordTooCommon, PasswordTooShort
from elternportal.auth.sessions import find_actor
from elternportal.db import Database
from elternportal.domain.names import NotAName
from elternportal.domain.people import Actor, Role
from elternportal.errors import PortalError
from elternportal.mail.templates import render
from elternportal.models.access import Account, ActivationPin, Guardianship
from elternportal.models.evening import Booking, ParentsEvening, Slot
from elternportal.models.holds import FamilyHold
from elternportal.services.access.activation import ADDRESSES_PER_HOUR, add_child
from elternportal.services.access.mail_tokens import LinkInvalid
from elternportal.services.access.people import my_profile
from elternportal.services.access.pin_check import PinNoLongerValid, PinWrong
from elternportal.services.access.set_password import SetPassword, set_password_by_link
from elternportal.services.school import AlreadyGuardian, GuardianIsBusy
from elternportal.settings import get_settings
from tests.conftest import NOON
from tests.support.accounts import (
    NEW_PASSWORD,
    PASSWORD,
    activate,
    give_password,
    issue,
    mails_to,
    request,
    run,
)
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords")

DORIS = "doris@example.org"
NAME = "Doris Dachs"


def actor_of(database: Database, token: str) -> Actor:
    with database.reading() as session:
        found = find_actor(session, token)
    assert found is not None
    return found.actor


def guardians_of(database: Database, world: World, child: str) -> set[str]:
    with database.reading() as session:
        return set(
            session.exec(
                select(Account.email)
                .join(Guardianship)
                .where(Guardianship.pupil_id == world.pupils[child])
            )
        )


def book(database: Database, child: int, teacher: int, guardians: list[int], minute: int) -> None:
    """An appointment of ten minutes with its holds, as the booking service writes it."""
    with database.transaction() as session:
        evening = session.exec(select(ParentsEvening)).first()
        if evening is None:
            evening = ParentsEvening(
                title="Elternsprechtag",
                starts_at=NOON,
                ends_at=NOON + timedelta(hours=3),
                invited_from=NOON - timedelta(days=2),
                open_from=NOON - timedelta(days=1),
                closed_from=NOON,
                cancel_until=NOON,
            )
            session.add(evening)
            session.flush()
        starts_at = NOON + timedelta(minutes=minute)
        times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=10)}
        slot = Slot(evening_id=evening.id, teacher_id=teacher, **times)
        session.add(slot)
        session.flush()
        booking = Booking(
            slot_id=slot.id,
            evening_id=evening.id,
            teacher_id=teacher,
            pupil_id=child,
            booked_at=NOON,
        )
        session.add(booking)
        session.flush()
        session.add(FamilyHold(booking_id=booking.id, pupil_id=child, **times))
        for guardian in guardians:
            session.add(FamilyHold(booking_id=booking.id, guardian_id=guardian, **times))


def test_pin_and_mail_open_an_account_with_the_child(database: Database, world: World) -> None:
    pin = issue(database, world, "Dora")[0].pin
    actor = actor_of(database, activate(database, pin, " Doris@Example.org "))
    assert actor.roles == {Role.PARENT}
    with database.reading() as session:
        profile = my_profile(session, actor)
    assert [(child.name, child.class_name) for child in profile.children] == [
        ("Dora Dorasen", "7b")
    ]
    assert profile.email == DORIS


def test_A4_a_pin_alone_never_signs_in_and_is_spent_only_at_the_end(
    database: Database, world: World
) -> None:
    pin = issue(database, world, "Dora")[0].pin
    request(database, pin, DORIS)
    with database.reading() as session:
        assert session.exec(select(ActivationPin)).one().used_at is None
        assert session.exec(select(Account).where(Account.email == DORIS)).first() is None
    token = request(database, pin, DORIS)
    run(set_password_by_link(database, SetPassword(token, PASSWORD, NAME)))
    with pytest.raises(PinNoLongerValid):
        request(database, pin, DORIS)


def test_a_mail_shows_the_link_but_neither_child_nor_class_nor_pin(
    database: Database, world: World
) -> None:
    issued = issue(database, world, "Dora")[0]
    token = request(database, issued.pin, DORIS)
    with database.reading() as session:
        mail = mails_to(session, DORIS)[0]
        rendered = render(session, mail)
        stored = str(mail.params)
    assert rendered is not None
    assert f"{get_settings().url}/passwort?neu=1#{token}" in rendered.text
    assert token not in stored
    for word in ("Dora", "7b", str(issued.pin)):
        assert word not in rendered.subject + rendered.text.replace(token, "")


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, DORIS, "Doris\x07Dachs"])
def test_a_new_person_says_a_name_that_is_not_the_address(
    database: Database, world: World, name: str
) -> None:
    token = request(database, issue(database, world, "Dora")[0].pin, DORIS)
    with pytest.raises(NotAName):
        run(set_password_by_link(database, SetPassword(token, PASSWORD, name)))
    run(set_password_by_link(database, SetPassword(token, PASSWORD, "  Doris   Dachs ")))
    with database.reading() as session:
        assert session.exec(select(Account.name).where(Account.email == DORIS)).one() == NAME


def test_who_has_a_name_keeps_it_with_a_further_child(database: Database, world: World) -> None:
    berta = give_password(database, world.berta.account_id)
    token = request(database, issue(database, world, "Dora")[0].pin, berta)
    with database.reading() as session:
        links = [render(session, mail) for mail in mails_to(session, berta) if mail.params]
    assert [link and "neu=1" in link.text for link in links] == [False]
    run(set_password_by_link(database, SetPassword(token, PASSWORD)))
    with database.reading() as session:
        assert session.get_one(Account, world.berta.account_id).name == "Berta Birke"


def test_A3_of_two_people_with_one_pin_only_the_first_gets_in(
    database: Database, world: World
) -> None:
    pin = issue(database, world, "Dora")[0].pin
    tokens = [
        request(database, pin, f"d{number}@example.org") for number in range(ADDRESSES_PER_HOUR)
    ]

    def complete(token: str) -> bool:
        try:
            run(set_password_by_link(database, SetPassword(token, PASSWORD, NAME)))
        except PinNoLongerValid:
            return False
        return True

    with ThreadPoolExecutor(ADDRESSES_PER_HOUR) as threads:
        assert list(threads.map(complete, tokens)).count(True) == 1
    assert len(guardians_of(database, world, "Dora")) == 1


def test_A10_a_link_works_once_and_for_a_day(database: Database, world: World) -> None:
    pins = issue(database, world, "Dora", copies=2)
    with clock.at(NOON):
        late = request(database, pins[0].pin, DORIS)
    with clock.at(NOON + timedelta(hours=24)), pytest.raises(LinkInvalid):
        run(set_password_by_link(database, SetPassword(late, PASSWORD, NAME)))
    token = request(database, pins[1].pin, DORIS)
    run(set_password_by_link(database, SetPassword(token, PASSWORD, NAME)))
    with pytest.raises(LinkInvalid):
        run(set_password_by_link(database, SetPassword(token, NEW_PASSWORD, NAME)))


def test_A6_the_name_of_the_child_that_is_opened_is_no_password(
    database: Database, world: World
) -> None:
    (pin,) = issue(database, world, "Dora")
    token = request(database, pin.pin, "dachs@example.org")
    with pytest.raises(PasswordTooCommon):
        run(set_password_by_link(database, SetPassword(token, "Dora-Dorasen-Dora-Dorasen", NAME)))


def test_A6_a_weak_password_does_not_use_the_link_up(database: Database, world: World) -> None:
    token = request(database, issue(database, world, "Dora")[0].pin, DORIS)
    with pytest.raises(PasswordTooShort):
        run(set_password_by_link(database, SetPassword(token, "kurz", NAME)))
    run(set_password_by_link(database, SetPassword(token, PASSWORD, NAME)))


def test_a_pin_for_somebody_with_an_account_adds_the_child_to_it(
    database: Database, world: World
) -> None:
    berta = give_password(database, world.berta.account_id)
    actor = actor_of(database, activate(database, issue(database, world, "Dora")[0].pin, berta))
    assert actor.account_id == world.berta.account_id
    assert guardians_of(database, world, "Dora") == {berta}
    with database.reading() as session:
        assert len(mails_to(session, berta, "account-password-changed")) == 1


def test_A9_the_answer_is_the_same_for_known_and_unknown_addresses(
    database: Database, world: World
) -> None:
    pin = issue(database, world, "Dora")[0].pin
    berta = give_password(database, world.berta.account_id)
    assert request(database, pin, berta) != request(database, pin, DORIS)


def test_a_second_child_is_added_by_its_own_pin(database: Database, world: World) -> None:
    pin = issue(database, world, "Dora")[0].pin
    run(add_child(database, world.berta, str(pin).lower()))
    assert guardians_of(database, world, "Dora") == {"berta.birke@example.org"}
    with pytest.raises(PinNoLongerValid):
        run(add_child(database, world.anna, str(pin)))


def test_an_outsider_without_the_pin_adds_no_child(database: Database, world: World) -> None:
    pin = issue(database, world, "Ada")[0].pin
    guess = str(pin)[:-1] + ("0" if str(pin)[-1] != "0" else "1")
    with pytest.raises(PinWrong):
        run(add_child(database, world.berta, guess))
    assert "berta.birke@example.org" not in guardians_of(database, world, "Ada")


def test_a_guardian_who_uses_a_pin_twice_keeps_it(database: Database, world: World) -> None:
    pin = issue(database, world, "Ada")[0].pin
    with pytest.raises(AlreadyGuardian):
        run(add_child(database, world.anna, str(pin)))
    run(add_child(database, world.berta, str(pin)))


def test_the_new_guardian_also_holds_the_childs_appointments(
    database: Database, world: World
) -> None:
    anna, anton = world.anna.account_id, world.anton.account_id
    book(database, world.pupils["Ada"], world.teachers["Huber"], [anna, anton], minute=0)
    run(add_child(database, world.berta, str(issue(database, world, "Ada")[0].pin)))
    with database.reading() as session:
        held = session.exec(
            select(FamilyHold).where(FamilyHold.guardian_id == world.berta.account_id)
        ).all()
        assert [hold.starts_at for hold in held] == [NOON]


def test_a_guardian_with_an_appointment_at_that_time_is_told_and_keeps_the_pin(
    database: Database, world: World
) -> None:
    anna, anton, berta = (p.account_id for p in (world.anna, world.anton, world.berta))
    book(database, world.pupils["Ada"], world.teachers["Huber"], [anna, anton], minute=0)
    book(database, world.pupils["Carla"], world.teachers["Maier"], [berta], minute=5)
    pin = issue(database, world, "Ada")[0].pin
    with pytest.raises(GuardianIsBusy):
        run(add_child(database, world.berta, str(pin)))
    assert "berta.birke@example.org" not in guardians_of(database, world, "Ada")
    with database.reading() as session:
        assert session.exec(select(ActivationPin)).one().used_at is None


def test_a_locked_account_cannot_be_opened_by_a_pin(database: Database, world: World) -> None:
    berta = give_password(database, world.berta.account_id)
    pin = issue(database, world, "Dora")[0].pin
    with database.transaction() as session:
        account = session.get(Account, world.berta.account_id)
        assert account is not None
        account.is_disabled = True
        session.add(account)
    with pytest.raises(PortalError):
        activate(database, pin, berta)
    assert guardians_of(database, world, "Dora") == set()


def test_a_mailbox_with_an_umlaut_is_one_account_however_it_is_typed(
    database: Database, world: World
) -> None:
    (dora,), (carla,) = issue(database, world, "Dora"), issue(database, world, "Carla")
    activate(database, dora.pin, "doris@weiß.example")
    activate(database, carla.pin, "\u200bDoris@XN--WEI-7KA.example")
    assert "doris@weiß.example" in guardians_of(database, world, "Dora")
    assert "doris@weiß.example" in guardians_of(database, world, "Carla")
    with database.reading() as session:
        assert [each for each in session.exec(select(Account.email)) if "doris" in each] == [
            "doris@weiß.example"
        ]
