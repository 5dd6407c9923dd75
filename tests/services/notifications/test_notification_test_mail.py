"""The test mail of Einstellungen: to oneself, once a minute, and one sees what became of it."""

from datetime import datetime, timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.i18n import LANGUAGES
from elternportal.mail.sender import SmtpSender
from elternportal.models.access import Account
from elternportal.models.mail import MailState
from elternportal.services.notifications.choices import (
    LastTestMailView,
    TooSoonForTestMail,
    my_notifications,
    send_test_mail,
)
from tests.support.notices import outbox_of, speak_english
from tests.support.outbox import work
from tests.support.smtp import SmtpServer
from tests.support.world import World

SUBJECTS = {"de": "Test-Mail aus dem Elternportal", "en": "Test mail from Elternportal"}


@pytest.fixture
def sender(smtp_server: SmtpServer) -> SmtpSender:
    return SmtpSender(smtp_server.settings)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_comes_to_ones_own_address_in_ones_language(
    database: Database, world: World, smtp_server: SmtpServer, sender: SmtpSender, language: str
) -> None:
    with database.transaction() as session:
        if language == "en":
            speak_english(session, world.anna)
        address = send_test_mail(session, world.anna)
        assert address == session.get_one(Account, world.anna.account_id).email
    await work(database, sender)
    [mail] = smtp_server.received
    assert (mail["To"], mail["Subject"]) == (address, SUBJECTS[language])


def test_T8_a_second_one_waits_a_minute_for_each_person_alone(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        send_test_mail(session, world.anna)
        send_test_mail(session, world.berta)
        with clock.at(stopped_clock + timedelta(seconds=59)), pytest.raises(TooSoonForTestMail):
            send_test_mail(session, world.anna)
        with clock.at(stopped_clock + timedelta(seconds=60)):
            send_test_mail(session, world.anna)
        assert len(outbox_of(session, world.anna)) == 2


async def test_one_sees_what_became_of_it_and_nobody_else_does(
    database: Database,
    world: World,
    stopped_clock: datetime,
    smtp_server: SmtpServer,
    sender: SmtpSender,
) -> None:
    with database.transaction() as session:
        assert my_notifications(session, world.anna).test_mail is None
        address = send_test_mail(session, world.anna)
        waiting = LastTestMailView(MailState.QUEUED, stopped_clock, "")
        assert my_notifications(session, world.anna).test_mail == waiting
    smtp_server.refusals[address] = "550 5.1.1 unknown user"
    await work(database, sender)
    with database.transaction() as session:
        view = my_notifications(session, world.anna)
        refused = LastTestMailView(MailState.UNDELIVERABLE, stopped_clock, "550 5.1.1 unknown user")
        assert view.test_mail == refused
        assert not view.is_reachable
        assert my_notifications(session, world.anton).test_mail is None


async def test_it_is_tried_although_mails_to_the_address_came_back(
    database: Database, world: World, smtp_server: SmtpServer, sender: SmtpSender
) -> None:
    with database.transaction() as session:
        session.get_one(Account, world.anna.account_id).mail_unreachable = True
        send_test_mail(session, world.anna)
    await work(database, sender)
    assert len(smtp_server.received) == 1
