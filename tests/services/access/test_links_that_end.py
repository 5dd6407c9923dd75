"""Mails with a link that ends: before all others, with all its time, and not when it is over."""

from datetime import datetime, timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.mail.sender import SmtpSender
from elternportal.mail.settings import MAILS_PER_DOMAIN_MINUTE
from elternportal.models.access import Account
from elternportal.models.mail import MailState
from elternportal.services.access.mail_tokens import LinkInvalid, Purpose, find_link
from elternportal.services.access.password_reset import request_reset
from tests.support.accounts import token_mailed_to
from tests.support.outbox import enqueue_cancellations, mails, work
from tests.support.school_settings import decide
from tests.support.smtp import SmtpServer
from tests.support.world import World

HOUR = timedelta(hours=1)


@pytest.fixture
def anna(database: Database, world: World) -> str:
    with database.reading() as session:
        return session.get_one(Account, world.anna.account_id).email


async def test_a_reset_goes_before_the_mass_of_mails(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime, anna: str
) -> None:
    with database.transaction() as session:
        decide(session, MAILS_PER_DOMAIN_MINUTE, 100_000)
        enqueue_cancellations(session, world, *(f"p{n}@one.example" for n in range(60)))
    await request_reset(database, anna)
    await work(database, SmtpSender(smtp_server.settings))
    assert anna in [mail["To"] for mail in smtp_server.received[:3]]


async def test_the_time_of_a_link_runs_from_its_sending(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime, anna: str
) -> None:
    await request_reset(database, anna)
    token = token_mailed_to(database, anna)
    with clock.at(stopped_clock + 0.9 * HOUR):
        await work(database, SmtpSender(smtp_server.settings))
    with clock.at(stopped_clock + 1.8 * HOUR), database.reading() as session:
        assert find_link(session, token, Purpose.RESET)
    with (
        clock.at(stopped_clock + 1.9 * HOUR),
        database.reading() as session,
        pytest.raises(LinkInvalid),
    ):
        find_link(session, token, Purpose.RESET)


async def test_a_mail_whose_link_has_ended_is_not_sent(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime, anna: str
) -> None:
    await request_reset(database, anna)
    with clock.at(stopped_clock + HOUR):
        await work(database, SmtpSender(smtp_server.settings))
    assert smtp_server.received == []
    assert mails(database)[anna].state == MailState.DROPPED
