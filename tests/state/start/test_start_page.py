"""The start page, run directly."""

from elternportal import clock
from elternportal.db import Database
from elternportal.domain import topics
from elternportal.models.access import Account
from elternportal.state.start.glance import StartPageState
from tests.support.dates import add_date
from tests.support.news import add_notice
from tests.support.states import Pages
from tests.support.world import World


async def test_a_family_sees_its_children_and_what_is_new(
    pages: Pages, world: World, database: Database
) -> None:
    page = await pages.open(StartPageState, world.anna)
    assert len(page.state.children) == 2
    assert page.state.sections == []
    with database.transaction() as session:
        add_notice(session, world.olga)
    await page.do("refresh")
    (board,) = page.state.sections
    assert board.title == "Schwarzes Brett"
    assert [line.is_by_school for line in board.lines] == [True]


async def test_what_the_next_days_bring_stands_apart_from_the_news(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        add_notice(session, world.olga)
        add_date(session, world.olga, first_day=clock.today(), last_day=clock.today())
    page = await pages.open(StartPageState, world.anna)
    assert "Termine" in [section.title for section in page.state.next_days]
    assert [section.title for section in page.state.sections] == ["Schwarzes Brett"]


async def test_whom_no_mail_reaches_is_told_so_first(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        account = session.get_one(Account, world.anna.account_id)
        account.mail_unreachable = True
        address = account.email
    page = await pages.open(StartPageState, world.anna)
    assert address in page.state.tasks[0].text
    others = await pages.open(StartPageState, world.berta)
    assert [task.key for task in others.state.tasks if task.key == "mails-come-back"] == []


async def test_the_office_hears_of_tasks_and_families_do_not(pages: Pages, world: World) -> None:
    office = await pages.open(StartPageState, world.olga)
    assert topics.tasks() in office.watched
    family = await pages.open(StartPageState, world.anna)
    assert topics.tasks() not in family.watched


async def test_office_and_head_of_a_fresh_school_see_its_first_steps(
    pages: Pages, world: World
) -> None:
    for person in (world.olga, world.hanna):
        page = await pages.open(StartPageState, person)
        done = {step.key: step.is_done for step in page.state.first_steps}
        assert (done["import"], done["legal"]) == (True, False)
    family = await pages.open(StartPageState, world.anna)
    assert family.state.first_steps == []
