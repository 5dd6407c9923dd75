"""What happens to mails that a server does not take: tried again, given up, or held back."""

import socket
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.mail.answers import Failure
from elternportal.mail.kinds import MailKind
from elternportal.mail.outbox import enqueue
from elternportal.mail.sender import DeliveryError, Mail, SmtpSender
from elternportal.mail.settings import MAILS_PER_DOMAIN_MINUTE
from elternportal.mail.templates import RenderedMail
from elternportal.models.access import Account
from elternportal.models.mail import MailState
from tests.support.outbox import enqueue_cancellations, mails, work
from tests.support.school_settings import decide
from tests.support.smtp import SmtpServer, forged_certificate
from tests.support.world import World

FULL = "452 4.2.2 mailbox full"
LETTER = Mail("a@one.example", "<1@test>", RenderedMail("Hallo", "Text", "<p>Text</p>"))


@pytest.fixture
def sender(smtp_server: SmtpServer) -> SmtpSender:
    return SmtpSender(smtp_server.settings)


async def test_a_full_mailbox_is_tried_again_ever_later_for_five_days_and_then_marked(
    database: Database,
    world: World,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    anna = _account(database, world.anna.account_id)
    smtp_server.refusals[anna.email] = FULL
    with database.transaction() as session:
        # The tries of five days are made in a second: what a domain gets in a minute is not meant.
        decide(session, MAILS_PER_DOMAIN_MINUTE, 100_000)
        enqueue_cancellations(session, world, anna.email, account_id=anna.id)

    now, waits = stopped_clock, []
    while (mail := mails(database)[anna.email]).state == MailState.QUEUED:
        waits.append(mail.due_at - now)
        now = mail.due_at
        with clock.at(now):
            await work(database, sender)

    assert waits[1:4] == [timedelta(seconds=30), timedelta(minutes=1), timedelta(minutes=2)]
    assert max(waits) == timedelta(hours=2)
    assert timedelta(days=5) <= now - stopped_clock < timedelta(days=5.2)
    assert mail.state == MailState.UNDELIVERABLE
    assert mail.last_error == FULL
    assert _account(database, world.anna.account_id).mail_unreachable


async def test_a_mail_server_that_is_away_loses_nothing(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        closed_port = unused.getsockname()[1]
    away = smtp_server.settings.model_copy(update={"smtp_port": closed_port})
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example")

    await work(database, SmtpSender(away))
    mail = mails(database)["a@one.example"]
    assert (mail.state, mail.attempts) == (MailState.QUEUED, 1)
    with clock.at(stopped_clock + timedelta(minutes=1)):
        await work(database, SmtpSender(smtp_server.settings))
    assert mails(database)["a@one.example"].state == MailState.SENT


async def test_an_unknown_address_is_final_and_marks_the_account(
    database: Database, world: World, smtp_server: SmtpServer, sender: SmtpSender
) -> None:
    anna = _account(database, world.anna.account_id)
    smtp_server.refusals[anna.email] = "550 5.1.1 unknown user"
    with database.transaction() as session:
        enqueue_cancellations(session, world, anna.email, account_id=anna.id)
        enqueue_cancellations(session, world, "other@one.example")
    await work(database, sender)

    found = mails(database)
    assert found[anna.email].state == MailState.UNDELIVERABLE
    assert found[anna.email].finished_at is not None
    assert found["other@one.example"].state == MailState.SENT
    assert _account(database, world.anna.account_id).mail_unreachable


async def test_an_address_that_no_mail_can_carry_does_not_hold_up_the_others(
    database: Database, world: World, sender: SmtpSender
) -> None:
    broken = "a@one.example\r\nBcc: everybody@one.example"
    with database.transaction() as session:
        enqueue_cancellations(session, world, broken, "b@one.example")
    await work(database, sender)

    found = mails(database)
    assert found[broken].state == MailState.UNDELIVERABLE
    assert found["b@one.example"].state == MailState.SENT


async def test_a_broken_text_does_not_hold_up_the_mails_behind_it(
    database: Database, world: World, sender: SmtpSender
) -> None:
    with database.transaction() as session:
        enqueue(session, MailKind(template="no-such-template"), event="e", to="a@one.example")
        enqueue_cancellations(session, world, "b@one.example")
    await work(database, sender)

    found = mails(database)
    assert (found["a@one.example"].state, found["a@one.example"].attempts) == ("queued", 1)
    assert found["b@one.example"].state == MailState.SENT


async def test_one_domain_gets_only_so_many_mails_a_minute(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    many = [f"person{number}@one.example" for number in range(5)]
    with database.transaction() as session:
        decide(session, MAILS_PER_DOMAIN_MINUTE, 2)
        enqueue_cancellations(session, world, *many, "x@two.example")
    await work(database, SmtpSender(smtp_server.settings))

    assert {m["To"] for m in smtp_server.received} == {*many[:2], "x@two.example"}
    assert len(smtp_server.received) == 3
    waiting = [mail for mail in mails(database).values() if mail.state == MailState.QUEUED]
    assert len(waiting) == 3
    assert all((mail.attempts, mail.leased_until) == (0, None) for mail in waiting)


@pytest.mark.parametrize("mode", ["starttls", "tls"])
def test_a_mail_server_with_a_forged_certificate_gets_nothing(tmp_path: Path, mode: str) -> None:
    server = SmtpServer(forged_certificate(tmp_path), starts_with_tls=mode == "tls")
    sender = SmtpSender(server.settings.model_copy(update={"smtp_tls": mode}))
    with pytest.raises(DeliveryError, match="CERTIFICATE_VERIFY_FAILED") as failure:
        sender.send(LETTER)
    server.stop()

    assert failure.value.failure is Failure.SERVER
    assert server.received == []


def _account(database: Database, account_id: int) -> Account:
    with database.reading() as session:
        account = session.get_one(Account, account_id)
        session.expunge(account)
    return account
