"""A fault of the school's own mail server stops all mails with one task, and loses none."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import NotAllowed
from elternportal.mail import holds, sender
from elternportal.mail.failures import WAIT_IF_UNKNOWN
from elternportal.mail.sender import SmtpSender
from elternportal.models.access import Account
from elternportal.models.mail import MailState
from elternportal.services.office.mail_query import MailQuery
from elternportal.services.office.mailbox import list_mails, retry_mail, try_mail_server
from elternportal.services.office.tasks import TaskRow, list_tasks
from tests.support.outbox import enqueue_cancellations, mails, work
from tests.support.smtp import SmtpServer
from tests.support.world import World

PEOPLE = [f"person{number}@{host}.example" for number in range(15) for host in ("a", "b", "c")]
ABOUT_US = [
    ("sender_refusal", "550 Sender rejected"),
    ("sender_refusal", "553 5.1.8 domain of sender address does not exist"),
    ("sender_refusal", "530 5.7.0 authentication required"),
    ("refuses_all", "550 5.7.1 Sender address rejected"),
    ("refuses_all", "554 Relay access denied"),
    ("refuses_all", "452 4.3.1 insufficient system storage"),
    ("refuses_all", "550 5.4.6 routing loop detected"),
    ("data_refusal", "552 5.3.1 mail system storage exceeded"),
    ("data_refusal", "554 transaction failed"),
    # Each of these alone would be an unknown address.
    ("refuses_all", "550 5.1.1 unknown user"),
    ("refuses_all", "550 No"),
]


def open_tasks(database: Database, world: World) -> list[TaskRow]:
    with database.reading() as session:
        return list(list_tasks(session, world.olga).open)


def queue(database: Database, world: World, *recipients: str) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, *recipients)


@pytest.mark.parametrize(("at", "answer"), ABOUT_US)
async def test_a_fault_of_the_server_is_one_task_and_every_mail_goes_when_it_is_well(
    database: Database,
    world: World,
    smtp_server: SmtpServer,
    stopped_clock: datetime,
    at: str,
    answer: str,
) -> None:
    setattr(smtp_server, at, answer)
    queue(database, world, *PEOPLE)
    now = stopped_clock
    for _ in range(10):
        with clock.at(now):
            await work(database, SmtpSender(smtp_server.settings))
        now += timedelta(minutes=20)
    assert {mail.state for mail in mails(database).values()} == {MailState.QUEUED}
    assert [task.kind for task in open_tasks(database, world)] == ["mail-stopped"]
    tried = sum(mail.attempts for mail in mails(database).values())
    assert tried < len(PEOPLE)

    setattr(smtp_server, at, "")
    smtp_server.received.clear()
    with clock.at(now):
        await work(database, SmtpSender(smtp_server.settings))
    assert {mail.state for mail in mails(database).values()} == {MailState.SENT}
    assert Counter(mail["To"] for mail in smtp_server.received) == dict.fromkeys(PEOPLE, 1)
    assert open_tasks(database, world) == []


async def test_a_burst_takes_back_what_the_first_answers_did_to_addresses(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    smtp_server.refuses_all = "550 5.1.1 unknown user"
    with database.transaction() as session:
        anna = session.get_one(Account, world.anna.account_id).email
        enqueue_cancellations(session, world, anna, account_id=world.anna.account_id)
        enqueue_cancellations(session, world, *PEOPLE[:10])
    await work(database, SmtpSender(smtp_server.settings))

    with database.reading() as session:
        assert not session.get_one(Account, world.anna.account_id).mail_unreachable
    assert mails(database)[anna].state == MailState.QUEUED
    assert [task.kind for task in open_tasks(database, world)] == ["mail-stopped"]


async def test_wrong_addresses_among_many_right_ones_stop_nothing(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    wrong = PEOPLE[::4]
    smtp_server.refusals = dict.fromkeys(wrong, "550 5.1.1 unknown user")
    queue(database, world, *PEOPLE)
    await work(database, SmtpSender(smtp_server.settings))

    given_up = {at for at, mail in mails(database).items() if mail.state != MailState.SENT}
    assert given_up == set(wrong)
    assert open_tasks(database, world) == []


async def test_a_domain_that_alone_refuses_the_school_holds_up_nobody_else(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        picky = session.get_one(Account, world.anna.account_id).email
    smtp_server.refusals[picky] = "550 5.7.1 you are on our block list"
    queue(database, world, picky, *PEOPLE[:5])
    now = stopped_clock
    for _ in range(6):
        with clock.at(now):
            await work(database, SmtpSender(smtp_server.settings))
        now += timedelta(minutes=1)

    found = mails(database)
    assert found.pop(picky).state == MailState.QUEUED
    assert {mail.state for mail in found.values()} == {MailState.SENT}
    assert [task.kind for task in open_tasks(database, world)] == ["mail-refused"]
    queue(database, world, "later@a.example")
    with clock.at(now):
        await work(database, SmtpSender(smtp_server.settings))
    assert mails(database)["later@a.example"].state == MailState.SENT


async def test_of_two_workers_one_tries_a_mail_while_all_others_wait(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    smtp_server.sender_refusal = "550 Sender rejected"
    queue(database, world, *PEOPLE)
    await work(database, SmtpSender(smtp_server.settings))
    with clock.at(stopped_clock + holds.FIRST_WAIT):
        with database.transaction() as session:
            first = holds.take_turn(session)
        with database.transaction() as session:
            second = holds.take_turn(session)
    assert (first, second) == (holds.Turn.PROBE, holds.Turn.NONE)


async def test_the_office_sees_why_no_mail_goes_and_tries_at_once(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    smtp_server.sender_refusal = "550 Sender rejected"
    queue(database, world, *PEOPLE[:3])
    await work(database, SmtpSender(smtp_server.settings))
    with database.reading() as session:
        stop = list_mails(session, world.olga, MailQuery()).stop
    assert stop is not None
    assert (stop.since, stop.reason) == (stopped_clock, "550 Sender rejected")

    smtp_server.sender_refusal = ""
    with database.transaction() as session:
        with pytest.raises(NotAllowed):
            try_mail_server(session, world.anna)
        try_mail_server(session, world.olga)
    await work(database, SmtpSender(smtp_server.settings))
    assert {mail.state for mail in mails(database).values()} == {MailState.SENT}


async def test_a_server_that_thinks_long_gets_the_mail_once(
    database: Database,
    world: World,
    smtp_server: SmtpServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sender, "TIMEOUT_SECONDS", 0.5)
    smtp_server.seconds_after_data = 1.0
    queue(database, world, "a@one.example")
    await work(database, SmtpSender(smtp_server.settings))
    assert mails(database)["a@one.example"].state == MailState.SENT
    assert len(smtp_server.received) == 1


@pytest.mark.parametrize("way", ["it hangs up", "it never answers"])
async def test_without_an_answer_the_outcome_is_unknown_and_it_is_tried_rarely(
    database: Database,
    world: World,
    smtp_server: SmtpServer,
    stopped_clock: datetime,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    if way == "it hangs up":
        smtp_server.hangs_up_after_data = True
    else:
        monkeypatch.setattr(sender, "SECONDS_AFTER_DATA", 0.2)
        smtp_server.seconds_after_data = 0.6
    queue(database, world, "a@one.example")
    now = stopped_clock
    for hours in range(24 * 7):
        with clock.at(now + timedelta(hours=hours)):
            await work(database, SmtpSender(smtp_server.settings))
    mail = mails(database)["a@one.example"]
    assert (mail.state, mail.attempts) == (MailState.UNKNOWN, 3)
    assert len(set(smtp_server.message_ids("a@one.example"))) == 1
    assert len(smtp_server.received) == 3
    assert timedelta(hours=6) <= WAIT_IF_UNKNOWN
    assert open_tasks(database, world) == []


async def test_the_office_may_send_a_mail_of_unknown_outcome_again(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    smtp_server.hangs_up_after_data = True
    queue(database, world, "a@one.example")
    await work(database, SmtpSender(smtp_server.settings))
    mail_id = mails(database)["a@one.example"].id or 0
    smtp_server.hangs_up_after_data = False
    with database.transaction() as session:
        retry_mail(session, world.olga, mail_id)
    await work(database, SmtpSender(smtp_server.settings))
    assert mails(database)["a@one.example"].state == MailState.SENT


async def test_answers_go_to_the_schools_contact(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    queue(database, world, "a@one.example")
    await work(database, SmtpSender(smtp_server.settings))
    assert smtp_server.received[0]["Reply-To"] == "sekretariat@gymnasium-musterstadt.example"
