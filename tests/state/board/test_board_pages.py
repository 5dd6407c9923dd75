"""The Schwarzes Brett's pages, run directly: what they show, watch, and keep."""

from datetime import timedelta

import pytest

from elternportal import clock
from elternportal.domain import topics
from elternportal.state.audience.chooser import AudienceState
from elternportal.state.board.notices import BoardPageState
from elternportal.state.board.office import OfficeBoardPageState
from tests.support.states import Pages, Refused
from tests.support.world import World


def typed(title: str) -> dict[str, str]:
    today = clock.today()
    days = {"valid_from": f"{today}", "valid_until": f"{today + timedelta(days=3)}"}
    return {"title": title, "text": "Mit **Kuchen**.", "category": "info", "files": "", **days}


async def test_what_the_office_puts_up_stands_on_everybodys_board(
    pages: Pages, world: World
) -> None:
    office = await pages.open(OfficeBoardPageState, world.olga)
    await office.do("new_notice")
    assert office.state.values["category"] == "info"
    await office.do("save", typed("Sommerfest"))
    assert [line.title for line in office.state.notices] == ["Sommerfest"]
    assert not office.state.is_editing
    board = await pages.open(BoardPageState, world.anna)
    assert [(line.title, line.html) for line in board.state.current] == [
        ("Sommerfest", "<p>Mit <strong>Kuchen</strong>.</p>\n")
    ]
    assert board.watched == {topics.news()}
    assert board.is_told_of(topics.news())


async def test_a_form_that_does_not_fit_stays_open_as_it_is(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeBoardPageState, world.olga)
    await office.do("new_notice")
    office.delta()
    await office.do("save", typed(""))
    assert "Überschrift" in office.notice
    assert office.state.is_editing
    assert not {"opened", "values", "is_editing"} & office.delta().keys()


async def test_a_refresh_leaves_the_open_form_alone(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeBoardPageState, world.olga)
    await office.do("new_notice")
    office.delta()
    await office.do("refresh")
    assert office.state.is_editing
    assert not {"opened", "values", "is_editing"} & office.delta().keys()


async def test_an_open_notice_can_be_deleted_after_a_question(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeBoardPageState, world.olga)
    await office.do("new_notice")
    await office.do("save", typed("Sommerfest"))
    await office.do("open_notice", office.state.notices[0].id)
    assert office.state.values["title"] == "Sommerfest"
    audience = await office.state.get_state(AudienceState)
    assert audience.chosen_keys == ["school"]
    await office.do("ask_delete", True)
    assert office.state.asks_delete
    await office.do("delete")
    assert office.state.notices == []


async def test_only_the_office_opens_its_page(pages: Pages, world: World) -> None:
    for person in (world.anna, world.huber, None):
        with pytest.raises(Refused):
            await pages.open(OfficeBoardPageState, person)
    with pytest.raises(Refused):
        await pages.open(BoardPageState, None)


async def test_a_mail_goes_out_only_after_a_question_that_names_how_many_get_it(
    pages: Pages, world: World
) -> None:
    office = await pages.open(OfficeBoardPageState, world.olga)
    await office.do("new_notice")
    form = {**typed("Sommerfest"), "is_mailed": "on"}
    await office.do("save", form)
    assert "an 3 Personen. Ein Kind erreicht keine Mail." in office.state.asks_mail
    assert office.state.is_editing
    await office.do("save", form)
    assert [line.title for line in office.state.notices] == ["Sommerfest"]
    await office.do("open_notice", office.state.notices[0].id)
    await office.do("save", {**form, "revision": "1"})
    assert not office.state.is_editing  # there is no second mail, so nothing is asked
