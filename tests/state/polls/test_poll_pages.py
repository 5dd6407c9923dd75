"""The pages of polls, run directly: a draft, its publication, a vote."""

from datetime import timedelta

from elternportal import clock
from elternportal.domain import topics
from elternportal.state.polls.office import OfficePollsPageState
from elternportal.state.polls.voting import PollsPageState
from tests.support.states import OpenPage, Pages
from tests.support.world import World


async def drafted(pages: Pages, world: World) -> OpenPage[OfficePollsPageState]:
    page = await pages.open(OfficePollsPageState, world.olga)
    await page.do("new_poll")
    await page.do(
        "save",
        {
            "title": "Farbe der Aula",
            "text": "",
            "kind": "single",
            "options": "Rot\nGrün",
            "ends_on": f"{clock.today() + timedelta(days=7)}",
        },
    )
    return page


async def test_a_draft_stays_open_as_it_was_saved(pages: Pages, world: World) -> None:
    page = await drafted(pages, world)
    assert page.state.is_editing
    assert page.state.item_id > 0
    assert page.state.values["options"] == "Rot\nGrün"
    await page.do("refresh")
    assert page.state.is_editing


async def test_a_published_poll_shows_votes_as_they_come(pages: Pages, world: World) -> None:
    office = await drafted(pages, world)
    await office.do("publish", {})
    assert office.state.is_published
    page = await pages.open(PollsPageState, world.anna)
    assert page.watched == {topics.polls()}
    [poll] = page.state.open_polls
    assert poll.title == "Farbe der Aula"
    before = office.state.result.votes
    await page.do("cast", {"poll": str(office.state.item_id), "answer": poll.options[0].value})
    await office.do("refresh")
    assert office.state.result.votes != before


async def test_a_draft_is_deleted(pages: Pages, world: World) -> None:
    page = await drafted(pages, world)
    await page.do("delete")
    assert (page.state.polls, page.state.is_editing) == ([], False)


async def test_a_poll_with_a_mail_asks_once_with_the_number(pages: Pages, world: World) -> None:
    page = await drafted(pages, world)
    await page.do("publish", {"is_mailed": "on"})
    assert not page.state.is_published
    assert "3 Personen erhalten eine Mail" in page.state.asks_mail
    assert "Ein Kind erreicht keine Mail" in page.state.asks_mail
    await page.do("publish_with_mail")
    assert (page.state.is_published, page.state.asks_mail) == (True, "")


async def test_a_poll_is_ended_at_once(pages: Pages, world: World) -> None:
    office = await drafted(pages, world)
    await office.do("publish", {})
    await office.do("ask_end", True)
    await office.do("end")
    assert not office.state.is_open
    family = await pages.open(PollsPageState, world.anna)
    assert (len(family.state.open_polls), len(family.state.ended_polls)) == (0, 1)
    await office.do("end")
    assert office.state.notice_kind == "error"
