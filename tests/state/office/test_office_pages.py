"""The office's mailbox and tasks, run directly."""

from elternportal import clock
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.mail import holds
from elternportal.models.office import OfficeTask
from elternportal.services.office.mail_tasks import UNREACHABLE
from elternportal.state.access.own_settings import SettingsPageState
from elternportal.state.notifications.choices import NotificationsState
from elternportal.state.office.mailbox import MailboxPageState
from elternportal.state.office.tasks import OfficeTasksPageState
from tests.support.outbox import enqueue_cancellations
from tests.support.states import OpenPage, Pages
from tests.support.world import World


async def test_a_mail_that_is_being_read_stays_open_when_others_come(
    pages: Pages, world: World
) -> None:
    settings = await pages.open(SettingsPageState, world.anna)
    choices = await settings.state.get_state(NotificationsState)
    await OpenPage(settings.root, choices, world.anna).do("send_test")
    page = await pages.open(MailboxPageState, world.olga)
    assert page.watched == {topics.outbox()}
    [mail] = page.state.mails
    path, _, query = mail.href.partition("?")
    assert path == "/verwaltung/postfach"
    reading = await pages.open(MailboxPageState, world.olga, query)
    await reading.do("refresh")
    assert [opened.id for opened in reading.state.opened] == [mail.id]
    assert reading.state.list_href == "/verwaltung/postfach"


async def test_what_is_looked_for_in_the_mailbox_stands_in_its_address(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example", "b@two.example")
    page = await pages.open(MailboxPageState, world.olga, "suche=two&von=2000-01-01&zeige=queued")
    assert [line.recipient for line in page.state.mails] == ["b@two.example"]
    assert (page.state.words, page.state.first_day) == ("two", "2000-01-01")
    assert "suche=two" in page.state.mails[0].href
    assert "suche=two" in page.state.table_href
    assert page.state.all_href == "/verwaltung/postfach?zeige=queued"
    gone = await page.do("search", {"suche": "one", "von": "", "bis": "2030-01-01"})
    assert "zeige=queued&suche=one&bis=2030-01-01" in str(gone)


async def test_a_mail_that_is_not_there_is_told_in_a_sentence(pages: Pages, world: World) -> None:
    page = await pages.open(MailboxPageState, world.olga, "mail=999")
    assert page.state.opened == []
    assert page.state.dead_end


async def test_the_mailbox_says_why_no_mail_goes_and_lets_the_office_try(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        holds.note_fault(session, "550 Sender rejected")
    page = await pages.open(MailboxPageState, world.olga)
    assert "550 Sender rejected" in page.state.stop
    await page.do("try_server")
    with database.reading() as session:
        assert not holds.is_waiting(session)
    tasks = await pages.open(OfficeTasksPageState, world.olga)
    assert [task.reason for task in tasks.state.open_tasks] == ["550 Sender rejected"]
    assert tasks.state.open_tasks[0].hint


async def test_the_page_of_tasks_counts_children_without_access(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeTasksPageState, world.olga)
    assert page.state.open_tasks == []
    assert "ein Kind" in page.state.without_access
    assert page.watched == {topics.tasks(), topics.pins()}


async def test_a_task_about_an_address_leads_to_the_account_where_it_is_put_right(
    pages: Pages, world: World, database: Database
) -> None:
    berta = world.berta.account_id
    with database.transaction() as session:
        session.add(OfficeTask(kind=UNREACHABLE, account_id=berta, created_at=clock.now()))
    page = await pages.open(OfficeTasksPageState, world.olga)
    [task] = page.state.open_tasks
    assert task.account_href == f"/verwaltung/zugang?zugang={berta}"
