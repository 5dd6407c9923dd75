"""The office's mailbox page, and ``outbox status``."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import NotAllowed, NotFound
from elternportal.mail.outbox import enqueue
from elternportal.mail.overview import outbox_status
from elternportal.mail.sender import DemoMailbox, SmtpSender
from elternportal.models.access import Account
from elternportal.models.mail import MailState, OutboxMail
from elternportal.services.evening.mails import PLAN
from elternportal.services.office import mailbox
from elternportal.services.office.mail_query import MailQuery, in_address, parse_query
from tests.support.outbox import enqueue_cancellations, mails, work
from tests.support.smtp import SmtpServer
from tests.support.world import World


async def test_the_demo_mailbox_keeps_the_text_for_the_office_to_read(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example")
    await work(database, DemoMailbox())

    with database.reading() as session:
        found = mailbox.list_mails(session, world.olga, MailQuery())
        mail = mailbox.read_mail(session, world.hanna, found.page.rows[0].id)
    assert found.counts[MailState.SENT] == 1
    assert mail.row.subject == "Elternsprechtag: Ein Termin wurde abgesagt"
    assert "Frau Huber muss Ihren Termin" in mail.body


async def test_the_list_can_show_one_state_only(database: Database, world: World) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example")
    await work(database, DemoMailbox())
    with database.transaction() as session:
        enqueue_cancellations(session, world, "b@one.example")

    with database.reading() as session:
        queued = mailbox.list_mails(session, world.olga, MailQuery(state=MailState.QUEUED))
        everything = mailbox.list_mails(session, world.olga, MailQuery())
    assert [mail.recipient for mail in queued.page.rows] == ["b@one.example"]
    assert [mail.recipient for mail in everything.page.rows] == ["b@one.example", "a@one.example"]


async def test_the_office_sends_an_undeliverable_mail_again(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    with database.transaction() as session:
        email = session.get_one(Account, world.anna.account_id).email
        enqueue_cancellations(session, world, email, account_id=world.anna.account_id)
    smtp_server.refusals[email] = "550 5.1.1 unknown user"
    sender = SmtpSender(smtp_server.settings)
    await work(database, sender)
    mail_id = mails(database)[email].id or 0
    smtp_server.refusals.clear()

    with database.transaction() as session:
        mailbox.retry_mail(session, world.olga, mail_id)
    await work(database, sender)

    assert mails(database)[email].state == MailState.SENT
    with database.reading() as session:
        assert not session.get_one(Account, world.anna.account_id).mail_unreachable
    with database.transaction() as session, pytest.raises(mailbox.MailNotUndeliverable):
        mailbox.retry_mail(session, world.olga, mail_id)


def test_Z4_only_office_and_head_see_or_retry_mails(database: Database, world: World) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example")
        for outsider in (world.anna, world.huber):
            with pytest.raises(NotAllowed):
                mailbox.list_mails(session, outsider, MailQuery())
            with pytest.raises(NotAllowed):
                mailbox.mail_table(session, outsider, MailQuery())
            with pytest.raises(NotAllowed):
                mailbox.read_mail(session, outsider, 1)
            with pytest.raises(NotAllowed):
                mailbox.retry_mail(session, outsider, 1)
            with pytest.raises(NotAllowed):
                mailbox.try_mail_server(session, outsider)
        for missing in (mailbox.read_mail, mailbox.retry_mail):
            with pytest.raises(NotFound):
                missing(session, world.olga, 999)


async def test_the_status_counts_states_and_names_the_last_errors(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    smtp_server.refusals["a@one.example"] = "550 5.1.1 unknown user"
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example", "b@one.example")
    await work(database, SmtpSender(smtp_server.settings))
    now = clock.now()
    with database.transaction() as session:
        _enqueue_later(session)

    with database.reading() as session:
        status = outbox_status(session)
    assert status.counts == {
        MailState.QUEUED: 1,
        MailState.UNKNOWN: 0,
        MailState.SENT: 1,
        MailState.UNDELIVERABLE: 1,
        MailState.DIVERTED: 0,
        MailState.DROPPED: 0,
    }
    assert status.oldest_due is not None
    assert status.oldest_due >= now
    assert [failed.recipient for failed in status.last_errors] == ["a@one.example"]


def _enqueue_later(session: Session) -> None:
    enqueue(session, PLAN, event="later", to="c@one.example")


def recipients(session: Session, world: World, query: MailQuery) -> list[str]:
    return [mail.recipient for mail in mailbox.list_mails(session, world.olga, query).page.rows]


def test_no_mail_is_beyond_the_end_of_the_list(database: Database, world: World) -> None:
    many = mailbox.PAGE_SIZE + 3
    with database.transaction() as session:
        enqueue_cancellations(session, world, *(f"a{n:03}@one.example" for n in range(many)))
    with database.reading() as session:
        first = mailbox.list_mails(session, world.olga, MailQuery()).page
        last = mailbox.list_mails(session, world.olga, MailQuery(page=2)).page
        beyond = mailbox.list_mails(session, world.olga, MailQuery(page=9)).page
    assert (first.found, first.pages, len(first.rows)) == (many, 2, mailbox.PAGE_SIZE)
    assert len({row.id for row in (*first.rows, *last.rows)}) == many
    assert beyond == last


@pytest.mark.parametrize("words", ["amsel", "Amsel, Anna", "@one", "A@ONE.example"])
def test_a_mail_is_found_by_its_receivers_name_and_address(
    database: Database, world: World, words: str
) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example", account_id=world.anna.account_id)
        enqueue_cancellations(session, world, "b@two.example", account_id=world.berta.account_id)
    with database.reading() as session:
        assert recipients(session, world, MailQuery(words=words)) == ["a@one.example"]
        counts = mailbox.list_mails(session, world.olga, MailQuery(words=words)).counts
    assert counts[MailState.QUEUED] == 1  # the numbers are about what was looked for


def test_a_mail_is_found_by_the_schools_day(database: Database, world: World) -> None:
    late = clock.from_school(datetime(2026, 11, 23, 23, 30))
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example")
        mail = session.exec(select(OutboxMail)).one()
        mail.due_at = late
    that_day = date(2026, 11, 23)
    day = timedelta(days=1)
    with database.reading() as session:
        for query, is_found in (
            (MailQuery(first_day=that_day, last_day=that_day), True),
            (MailQuery(first_day=that_day + day), False),
            (MailQuery(last_day=that_day - day), False),
            (MailQuery(first_day=that_day - day, last_day=date.max), True),
        ):
            assert bool(recipients(session, world, query)) is is_found, query


def test_an_address_that_makes_no_sense_asks_for_all_mails() -> None:
    senseless = {"zeige": "lost", "von": "0001-01-01", "bis": "gestern", "suche": "x" * 500}
    query = parse_query(senseless)
    assert query == MailQuery(words="x" * 100)
    wanted = MailQuery(MailState.SENT, "Anna", date(2026, 11, 1), date(2026, 11, 2))
    assert parse_query({name: str(it) for name, it in in_address(wanted).items()}) == wanted
