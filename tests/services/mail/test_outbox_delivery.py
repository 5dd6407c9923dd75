"""R3: what is in the outbox reaches its recipient, whatever breaks on the way."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import NotAllowed
from elternportal.mail import queue
from elternportal.mail.kinds import MailKind
from elternportal.mail.outbox import enqueue
from elternportal.mail.sender import Mail, SmtpSender
from elternportal.mail.settings import MAILS_PER_DOMAIN_MINUTE
from elternportal.mail.worker import LANES, running
from elternportal.models.mail import MailState
from tests.support.outbox import enqueue_cancellations, mails, start_worker_process, work
from tests.support.school_settings import decide
from tests.support.smtp import SmtpServer
from tests.support.world import World

AFTER_LEASE = queue.LEASE + timedelta(seconds=1)

X, Y = MailKind(template="x"), MailKind(template="y")


@pytest.fixture
def sender(smtp_server: SmtpServer) -> SmtpSender:
    return SmtpSender(smtp_server.settings)


async def test_R3_a_fault_between_the_servers_250_and_the_commit_loses_nothing(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    recipients = [f"person{number}@one.example" for number in range(10)]
    with database.transaction() as session:
        enqueue_cancellations(session, world, *recipients)
    sender = SenderBeforeFault(smtp_server.settings)

    with failing_database(database, sender), pytest.raises(OperationalError):
        await work(database, sender)
    assert 1 <= len(smtp_server.received) <= LANES

    with clock.at(stopped_clock + AFTER_LEASE):
        await work(database, SmtpSender(smtp_server.settings))

    for recipient in recipients:
        assert len(set(smtp_server.message_ids(recipient))) == 1
    assert len(smtp_server.received) <= len(recipients) + LANES
    assert {mail.state for mail in mails(database).values()} == {MailState.SENT}


async def test_R3_killing_the_worker_process_in_the_middle_loses_nothing(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    recipients = [f"person{number}@one.example" for number in range(200)]
    with database.transaction() as session:
        decide(session, MAILS_PER_DOMAIN_MINUTE, 100_000)
        enqueue_cancellations(session, world, *recipients)

    for accepted in (50, 110):
        process = start_worker_process(database, smtp_server.port)
        smtp_server.wait_for(accepted)
        process.kill()
        process.wait()
    assert len(smtp_server.received) < len(recipients)
    with clock.at(clock.now() + AFTER_LEASE):
        await work(database, SmtpSender(smtp_server.settings))

    for recipient in recipients:
        ids = smtp_server.message_ids(recipient)
        assert len(ids) >= 1
        assert len(set(ids)) == 1
    assert len(smtp_server.received) <= len(recipients) + 2 * LANES
    assert {mail.state for mail in mails(database).values()} == {MailState.SENT}


async def test_R3_two_workers_at_once_send_each_mail_once(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    recipients = [f"person{number}@one.example" for number in range(100)]
    with database.transaction() as session:
        enqueue_cancellations(session, world, *recipients)
    other = Database(database.engine.url.render_as_string(hide_password=False))

    await asyncio.gather(
        work(database, SmtpSender(smtp_server.settings)),
        work(other, SmtpSender(smtp_server.settings)),
    )
    other.close()

    assert Counter(m["To"] for m in smtp_server.received) == dict.fromkeys(recipients, 1)


async def test_R3_a_claimed_mail_is_nobody_elses_until_the_lease_is_over(
    database: Database,
    world: World,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example")
    with database.transaction() as session:
        assert len(queue.claim(session, ())) == 1

    await work(database, sender)
    assert smtp_server.received == []
    with clock.at(stopped_clock + AFTER_LEASE):
        await work(database, sender)
    assert len(smtp_server.received) == 1


def test_R3_a_transaction_that_rolls_back_sends_nothing(database: Database, world: World) -> None:
    def change_and_fail() -> None:
        with database.transaction() as session:
            enqueue_cancellations(session, world, "a@one.example")
            raise NotAllowed()

    with pytest.raises(NotAllowed):
        change_and_fail()
    assert mails(database) == {}


def test_R3_an_event_reaches_a_recipient_once(database: Database) -> None:
    with database.transaction() as session:
        for recipient in ("a@one.example", "a@one.example", "b@one.example"):
            enqueue(session, X, event="evening-1", to=recipient)
    with database.transaction() as session:
        enqueue(session, Y, event="evening-1", to="a@one.example")

    found = mails(database)
    assert sorted(found) == ["a@one.example", "b@one.example"]
    assert found["a@one.example"].template == "x"


async def test_a_mail_that_is_not_due_waits(
    database: Database, smtp_server: SmtpServer, sender: SmtpSender
) -> None:
    with database.transaction() as session:
        later = clock.now() + timedelta(minutes=1)
        enqueue(session, X, event="e", to="a@one.example", due_at=later)
    await work(database, sender)
    assert mails(database)["a@one.example"].attempts == 0


async def test_a_running_worker_sends_by_itself_and_stops_with_the_portal(
    database: Database, world: World, smtp_server: SmtpServer, sender: SmtpSender
) -> None:
    async with running(database, sender):
        with database.transaction() as session:
            enqueue_cancellations(session, world, "a@one.example")
        await asyncio.to_thread(smtp_server.wait_for, 1)
    assert mails(database)["a@one.example"].state == MailState.SENT


async def test_a_running_worker_goes_on_after_the_database_failed(
    database: Database, world: World, smtp_server: SmtpServer, sender: SmtpSender
) -> None:
    failed = asyncio.Event()

    def fail_once(*_: object) -> None:
        if not failed.is_set():
            failed.set()
            raise OperationalError("SELECT", {}, Exception("connection lost"))

    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example")
    event.listen(database.engine, "before_cursor_execute", fail_once)
    async with running(database, sender):
        await asyncio.to_thread(smtp_server.wait_for, 1)
    assert failed.is_set()
    assert mails(database)["a@one.example"].state == MailState.SENT


class SenderBeforeFault(SmtpSender):
    """Notes when the server has said 250, so that the commit after it can be made to fail."""

    has_sent = False

    def send(self, letter: Mail) -> None:
        super().send(letter)
        self.has_sent = True


@contextmanager
def failing_database(database: Database, sender: SenderBeforeFault) -> Iterator[None]:
    """Every statement after the first accepted mail fails, as when the disk is full."""

    def fail(*_: object) -> None:
        if sender.has_sent:
            raise OperationalError("UPDATE", {}, Exception("disk full"))

    event.listen(database.engine, "before_cursor_execute", fail)
    yield
    event.remove(database.engine, "before_cursor_execute", fail)
