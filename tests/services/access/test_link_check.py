"""A link says what it is good for before its form is filled, and what to do when it has ended."""

from datetime import timedelta

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.mail.sender import SmtpSender
from elternportal.models.access import ActivationPin
from elternportal.services.access.activation import (
    ADDRESSES_PER_HOUR,
    LINKS_PER_HOUR,
    TooManyAddresses,
    TooManyLinks,
)
from elternportal.services.access.link_check import LinkState, LinkView, look_at_link, renew_link
from elternportal.services.access.mail_tokens import ACTIVATION_LIFETIME, LIFETIME, LinkInvalid
from elternportal.services.access.password_reset import request_reset
from elternportal.services.access.set_password import SetPassword, set_password_by_link
from elternportal.services.office.tasks import finish_task, list_tasks
from tests.conftest import NOON
from tests.support.accounts import (
    PASSWORD,
    activate,
    give_password,
    issue,
    request,
    run,
    token_mailed_to,
)
from tests.support.outbox import work
from tests.support.smtp import SmtpServer
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords", "stopped_clock")

DORIS = "doris@example.org"
NAME = "Doris Dachs"
NEXT_DAY = NOON + ACTIVATION_LIFETIME


def look(database: Database, token: str) -> LinkView:
    with database.reading() as session:
        return look_at_link(session, token)


def test_a_link_for_a_new_access_works_for_a_day_and_one_for_a_password_for_an_hour(
    database: Database, world: World
) -> None:
    anna = give_password(database, world.anna.account_id)
    token = request(database, issue(database, world, "Dora")[0].pin, DORIS)
    run(request_reset(database, anna))
    reset = token_mailed_to(database, anna)
    second = timedelta(seconds=1)
    with clock.at(NOON + LIFETIME - second):
        assert look(database, reset).state is LinkState.OPEN
    with clock.at(NOON + LIFETIME):
        assert look(database, reset).state is LinkState.EXPIRED
    with clock.at(NEXT_DAY - second):
        assert look(database, token) == LinkView(LinkState.OPEN)
    with clock.at(NEXT_DAY):
        assert look(database, token) == LinkView(LinkState.RENEWABLE, DORIS)


def test_a_link_that_was_used_or_never_mailed_says_so(database: Database, world: World) -> None:
    token = request(database, issue(database, world, "Dora")[0].pin, DORIS)
    run(set_password_by_link(database, SetPassword(token, PASSWORD, NAME)))
    assert look(database, token).state is LinkState.USED
    for unknown in ("", "-", "x" * 43, "x" * 100_000):
        assert look(database, unknown).state is LinkState.UNKNOWN


def test_a_link_whose_pin_is_over_leads_to_the_office_at_once(
    database: Database, world: World
) -> None:
    token = request(database, issue(database, world, "Dora")[0].pin, DORIS)
    issue(database, world, "Dora")  # the office gives a new one
    assert look(database, token).state is LinkState.PIN_OVER
    with clock.at(NEXT_DAY), pytest.raises(LinkInvalid):
        run(renew_link(database, token, "de"))


def test_a_new_link_comes_by_one_tap_while_the_pin_is_valid(
    database: Database, world: World
) -> None:
    token = request(database, issue(database, world, "Dora")[0].pin, DORIS)
    with pytest.raises(LinkInvalid):
        run(renew_link(database, token, "de"))
    with clock.at(NEXT_DAY):
        assert run(renew_link(database, token, "de")) == DORIS
        new = token_mailed_to(database, DORIS)
        assert new != token
        run(set_password_by_link(database, SetPassword(new, PASSWORD, NAME)))
        assert look(database, token).state is LinkState.PIN_OVER


def test_links_to_one_address_are_few(database: Database, world: World) -> None:
    pin = issue(database, world, "Dora")[0].pin
    for _ in range(LINKS_PER_HOUR):
        request(database, pin, DORIS)
    with pytest.raises(TooManyLinks):
        request(database, pin, DORIS)
    request(database, pin, "other@example.org")
    with clock.at(NOON + timedelta(hours=1)):
        request(database, pin, DORIS)


def test_T8_a_pin_lets_the_portal_mail_few_people(database: Database, world: World) -> None:
    pin = issue(database, world, "Dora")[0].pin
    for number in range(ADDRESSES_PER_HOUR):
        request(database, pin, f"person{number}@example.org")
    with pytest.raises(TooManyAddresses):
        request(database, pin, DORIS)
    request(database, pin, "person0@example.org")
    with clock.at(NOON + timedelta(hours=1)):
        request(database, pin, DORIS)


async def test_a_link_that_no_mailbox_takes_is_a_task_with_the_childs_name(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    smtp_server.refusals[DORIS] = "550 5.1.1 unknown user"
    pin = issue(database, world, "Dora")[0].pin
    for _ in range(2):
        request(database, pin, DORIS)
        await work(database, SmtpSender(smtp_server.settings))
    with database.reading() as session:
        (task,) = list_tasks(session, world.olga).open
    assert (task.kind, task.name) == ("activation-failed", "Dora Dorasen (7b)")
    assert DORIS in task.reason
    assert "unknown user" in task.reason
    with database.transaction() as session:
        finish_task(session, world.olga, task.id)
        assert session.exec(select(ActivationPin.used_at)).all() == [None]


async def test_a_link_that_arrives_is_no_task(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    request(database, issue(database, world, "Dora")[0].pin, DORIS)
    await work(database, SmtpSender(smtp_server.settings))
    assert [mail["To"] for mail in smtp_server.received] == [DORIS]
    with database.reading() as session:
        assert list_tasks(session, world.olga).open == ()


def test_an_outsider_learns_nothing_of_links_to_others(database: Database, world: World) -> None:
    activate(database, issue(database, world, "Dora")[0].pin, DORIS)
    assert look(database, "guessed-token").email == ""
