"""R3: the delivery ledger of letters says what really became of each guardian's mail."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand
from elternportal.domain.notifications import Channel
from elternportal.domain.people import Actor
from elternportal.mail.outbox import enqueue
from elternportal.mail.sender import DemoMailbox, SmtpSender
from elternportal.models.access import Account
from elternportal.models.letters import Letter, LetterDelivery
from elternportal.models.notifications import NotificationChoice
from elternportal.models.office import OfficeTask
from elternportal.services.access.mails import RESET
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.mails import LETTERS, REMINDER
from elternportal.services.letters.progress import LetterProgressView, letter_progress
from elternportal.services.letters.publishing import mail_guardians, note_queued
from elternportal.services.office import mailbox
from tests.support.letters import add_letter
from tests.support.outbox import enqueue_cancellations, fall_due, mails, work
from tests.support.smtp import SmtpServer
from tests.support.world import World


@pytest.fixture
def letter_id(database: Database, world: World, stopped_clock: datetime) -> int:
    """A letter to the whole school: Anna, Anton and Berta."""
    with database.transaction() as session:
        letter = add_letter(session, world.olga, AudienceChoice(whole_school=True))
        return letter.id or 0


@pytest.fixture
def sender(smtp_server: SmtpServer) -> SmtpSender:
    return SmtpSender(smtp_server.settings)


async def test_R3_an_accepted_mail_stands_in_the_ledger(
    database: Database, world: World, letter_id: int, sender: SmtpSender, stopped_clock: datetime
) -> None:
    assert _progress(database, letter_id) == LetterProgressView(3, 0, 0, 0)
    await work(database, sender)
    assert _line(database, letter_id, world.anna).accepted_at == stopped_clock
    assert _progress(database, letter_id) == LetterProgressView(0, 3, 0, 0)


async def test_the_demo_mailbox_counts_as_accepted(
    database: Database, world: World, letter_id: int
) -> None:
    await work(database, DemoMailbox())
    assert _progress(database, letter_id) == LetterProgressView(0, 3, 0, 0)


async def test_R3_a_deferred_mail_keeps_its_reason_until_it_is_accepted(
    database: Database,
    world: World,
    letter_id: int,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    email = _account(database, world.anna).email
    smtp_server.refusals[email] = "451 4.3.0 try later"
    await work(database, sender)
    line = _line(database, letter_id, world.anna)
    assert (line.deferred_at, line.accepted_at) == (stopped_clock, None)
    assert line.reason == "451 4.3.0 try later"
    assert _progress(database, letter_id) == LetterProgressView(0, 2, 1, 0)

    smtp_server.refusals.clear()
    later = stopped_clock + timedelta(minutes=5)
    with clock.at(later):
        await work(database, sender)
    line = _line(database, letter_id, world.anna)
    assert (line.deferred_at, line.accepted_at, line.reason) == (stopped_clock, later, "")


async def test_R3_a_final_refusal_is_a_bounce_and_one_task_for_the_office(
    database: Database,
    world: World,
    letter_id: int,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    email = _account(database, world.anna).email
    with database.transaction() as session:
        enqueue_cancellations(session, world, email, account_id=world.anna.account_id)
    smtp_server.refusals[email] = "550 5.1.1 unknown user"
    await work(database, sender)

    line = _line(database, letter_id, world.anna)
    assert (line.bounced_at, line.accepted_at) == (stopped_clock, None)
    assert _progress(database, letter_id) == LetterProgressView(0, 2, 0, 1)
    tasks = _tasks(database)
    assert [(task.account_id, task.detail) for task in tasks] == [
        (world.anna.account_id, "550 5.1.1 unknown user")
    ]


async def test_a_refused_mail_of_an_address_that_was_left_says_nothing_of_the_new_one(
    database: Database, world: World, letter_id: int, smtp_server: SmtpServer, sender: SmtpSender
) -> None:
    with database.transaction() as session:
        anna = session.get_one(Account, world.anna.account_id)
        smtp_server.refusals[anna.email] = "550 5.1.1 unknown user"
        anna.email = "anna.new@example.org"
    await work(database, sender)
    assert not _account(database, world.anna).mail_unreachable
    assert _tasks(database) == []


async def test_trying_a_mail_again_trusts_the_address_and_closes_the_task(
    database: Database,
    world: World,
    letter_id: int,
    smtp_server: SmtpServer,
    sender: SmtpSender,
    stopped_clock: datetime,
) -> None:
    email = _account(database, world.anna).email
    smtp_server.refusals[email] = "550 5.1.1 unknown user"
    await work(database, sender)
    with database.transaction() as session:
        mailbox.retry_mail(session, world.olga, mails(database)[email].id or 0)
    assert _progress(database, letter_id) == LetterProgressView(1, 2, 0, 0)
    (task,) = _tasks(database)
    assert (task.done_by, _account(database, world.anna).mail_unreachable) == (
        world.olga.account_id,
        False,
    )
    with clock.at(stopped_clock + timedelta(minutes=1)):
        await work(database, sender)
    assert len([task for task in _tasks(database) if task.done_at is None]) == 1


async def test_a_sent_mail_forgets_its_params_but_not_its_letters(
    database: Database, world: World, letter_id: int, sender: SmtpSender
) -> None:
    with database.transaction() as session:
        params = {"seed": "secret"}
        enqueue(session, RESET, event="e", to="x@one.example", params=params)
    await work(database, sender)
    found = mails(database)
    assert found["x@one.example"].params == {}
    assert found[_account(database, world.anna).email].params == {"letters": [letter_id]}


async def test_a_correction_begins_the_lines_anew(
    database: Database, world: World, letter_id: int, sender: SmtpSender
) -> None:
    await work(database, sender)
    with database.transaction() as session:
        letter = session.get_one(Letter, letter_id)
        letter.version = 2
        mail_guardians(session, letter)
    assert _progress(database, letter_id) == LetterProgressView(3, 0, 0, 0)


async def test_a_digest_notes_each_letter_that_it_carries(
    database: Database, world: World, stopped_clock: datetime, sender: SmtpSender
) -> None:
    with database.transaction() as session:
        choice = NotificationChoice(
            account_id=world.berta.account_id, event=LETTERS.key, channel=Channel.DIGEST
        )
        session.add(choice)
        letters = [
            add_letter(
                session, world.olga, AudienceChoice(pupil_ids=(world.pupils["Carla"],)), number=n
            )
            for n in (1, 2)
        ]
        fall_due(session)
    with clock.at(stopped_clock + timedelta(days=2)):
        await work(database, sender)
    for letter in letters:
        assert _progress(database, letter.id or 0) == LetterProgressView(0, 1, 0, 0)
    assert [mail.template for mail in mails(database).values()] == ["digest"]


async def test_a_reminder_that_was_not_needed_leaves_the_letters_own_mail_in_the_ledger(
    database: Database, world: World, sender: SmtpSender, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        letter_id = add_letter(session, world.olga, carla, demand=Demand.NONE).id or 0
    await work(database, sender)
    with clock.at(stopped_clock + timedelta(days=1)):
        with database.transaction() as session:
            enqueue(
                session,
                REMINDER,
                event=f"letter-{letter_id}-reminder-1",
                to=session.get_one(Account, world.berta.account_id).email,
                account_id=world.berta.account_id,
                params={"letter_id": letter_id},
            )
            note_queued(session, letter_id, [world.berta.account_id], clock.now())
            (line,) = session.scalars(select(LetterDelivery))
            line.opened_at = clock.now()  # read before the reminder was on its way
        assert _progress(database, letter_id) == LetterProgressView(1, 0, 0, 0)
        await work(database, sender)
    assert _progress(database, letter_id) == LetterProgressView(0, 1, 0, 0)
    line = _line(database, letter_id, world.berta)
    assert (line.queued_at, line.accepted_at) == (stopped_clock, stopped_clock)


def _line(database: Database, letter_id: int, person: Actor) -> LetterDelivery:
    with database.reading() as session:
        line = session.scalars(
            select(LetterDelivery).where(
                col(LetterDelivery.letter_id) == letter_id,
                col(LetterDelivery.account_id) == person.account_id,
            )
        ).one()
        session.expunge(line)
    return line


def _progress(database: Database, letter_id: int) -> LetterProgressView:
    with database.reading() as session:
        return letter_progress(session, letter_id)


def _tasks(database: Database) -> list[OfficeTask]:
    with database.reading() as session:
        tasks = list(session.scalars(select(OfficeTask)))
        session.expunge_all()
    return tasks


def _account(database: Database, person: Actor) -> Account:
    with database.reading() as session:
        account = session.get_one(Account, person.account_id)
        session.expunge(account)
    return account
