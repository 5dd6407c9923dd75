"""The pages of the school's settings and calendar, run directly."""

import pytest

from elternportal.domain import topics
from elternportal.state.school.calendar import SchoolCalendarPageState
from elternportal.state.school.settings import SchoolSettingsPageState
from tests.support.states import OpenPage, Pages, Refused
from tests.support.world import World

DAYS = "access.pin-valid-days"


def value_of(page: OpenPage[SchoolSettingsPageState]) -> str:
    (line,) = [one for area in page.state.areas for one in area.settings if one.key == DAYS]
    return line.typed


async def test_the_head_changes_a_setting_and_sees_its_history(pages: Pages, world: World) -> None:
    page = await pages.open(SchoolSettingsPageState, world.hanna)
    assert topics.school_settings() in page.watched
    await page.do("edit", DAYS)
    await page.do("save", {"value": "0"})
    assert (page.state.editing, page.state.error != "") == (DAYS, True)
    await page.do("save", {"value": "14"})
    assert (page.state.editing, value_of(page)) == ("", "14")
    await page.do("unfold", DAYS)
    assert len(page.state.history) == 1


async def test_who_is_slower_is_told_and_decides(pages: Pages, world: World) -> None:
    late = await pages.open(SchoolSettingsPageState, world.hanna)
    await late.do("edit", DAYS)
    quick = await pages.open(SchoolSettingsPageState, world.hanna)
    await quick.do("edit", DAYS)
    await quick.do("save", {"value": "14"})
    await late.do("save", {"value": "21"})
    assert (late.state.editing, value_of(late)) == (DAYS, "14")
    await late.do("save", {"value": "21"})
    assert value_of(late) == "21"


async def test_the_office_reads_the_settings(pages: Pages, world: World) -> None:
    page = await pages.open(SchoolSettingsPageState, world.olga)
    assert (page.state.may_change, value_of(page)) == (False, "30")
    with pytest.raises(Refused):
        await page.do("edit", DAYS)
    with pytest.raises(Refused):
        await pages.open(SchoolSettingsPageState, world.anna)


async def test_days_off_are_entered_and_deleted(pages: Pages, world: World) -> None:
    page = await pages.open(SchoolCalendarPageState, world.hanna)
    assert page.watched >= {topics.school_calendar(), topics.school_settings()}
    day = page.state.first_day
    await page.do("open_holiday", 0)
    form = {"first_day": day, "last_day": day, "name": "Pädagogischer Tag"}
    await page.do("save_holiday", form)
    assert [line.name for line in page.state.holidays] == ["Pädagogischer Tag"]
    await page.do("open_holiday", page.state.holidays[0].id)
    await page.do("delete_holiday")
    assert (page.state.holidays, page.state.editing) == ([], "")


async def test_without_a_state_there_is_no_proposal(pages: Pages, world: World) -> None:
    page = await pages.open(SchoolCalendarPageState, world.hanna)
    assert not page.state.has_state
    await page.do("propose")
    assert (page.state.editing, page.notice != "") == ("", True)


async def test_the_settings_page_names_what_is_missing_elsewhere(
    pages: Pages, world: World
) -> None:
    for person in (world.hanna, world.olga):
        page = await pages.open(SchoolSettingsPageState, person)
        assert [step.key for step in page.state.steps] == ["legal"]
        assert page.state.steps[0].href == "/verwaltung/rechtstexte"
        assert topics.legal_texts() in page.watched
