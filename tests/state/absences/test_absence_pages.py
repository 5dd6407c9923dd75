"""The pages of absences, run directly: what they show, ask, keep and refuse."""

from datetime import date, timedelta

import pytest

from elternportal.domain import topics
from elternportal.domain.absences import ABSENCES_TOPIC, CLASS, DAY, OFFICE_ABSENCES
from elternportal.state.absences.class_day import ClassAbsencesPageState
from elternportal.state.absences.office import OfficeAbsencesPageState
from elternportal.state.absences.report import ReportPageState
from elternportal.state.start.glance import StartPageState
from tests.support.states import OpenPage, Pages, Refused
from tests.support.world import World

MONDAY = date(2026, 11, 23)  # noon: after the deadline

pytestmark = pytest.mark.usefixtures("stopped_clock")


def typed(world: World, *children: str, day: date = MONDAY, **fields: str) -> dict[str, str]:
    boxes = {f"child-{world.pupils[child]}": "on" for child in children}
    plain = {"kind": "ill", "last_day": "", "first_lesson": "", "last_lesson": "", "remark": ""}
    return {**boxes, "first_day": day.isoformat(), **plain, **fields}


async def reported(pages: Pages, world: World, **fields: str) -> OpenPage[ReportPageState]:
    page = await pages.open(ReportPageState, world.anna)
    await page.do("report", typed(world, "Ada", **fields))
    return page


async def test_a_report_says_what_is_noted_and_empties_the_form(pages: Pages, world: World) -> None:
    page = await pages.open(ReportPageState, world.anna)
    assert page.state.presumed == "2026-11-24"
    assert "nach 07:45 Uhr" in page.state.hint
    await page.do("report", typed(world, "Ada", "Ben"))
    assert "Gemeldet (Mo, 23.11.): Ada Adasen, Ben Bensen." in page.state.reported
    assert "4 E-Mails" in page.state.reported
    assert "nach der Frist" in page.state.reported
    assert page.state.opened == 1
    assert page.is_told_of(topics.family(world.anna.account_id))
    start = await pages.open(StartPageState, world.anton)
    sections = {section.key: section for section in start.state.next_days}
    titles = [line.children for line in sections["absences"].lines]
    assert titles == [["Ada Adasen (7b)"], ["Ben Bensen (9a)"]]


async def test_an_only_child_needs_no_tick_and_several_need_one(pages: Pages, world: World) -> None:
    berta = await pages.open(ReportPageState, world.berta)
    await berta.do("report", typed(world))
    assert "Carla" in berta.state.reported
    anna = await pages.open(ReportPageState, world.anna)
    await anna.do("report", typed(world))
    assert "welches Kind" in anna.notice
    assert anna.state.opened == 0


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"last_day": "2026-11-20"}, "last_day"),
        ({"last_day": "2027-01-20"}, "last_day"),
        ({"first_lesson": "5", "last_lesson": "2"}, "last_day"),
        ({"remark": "x" * 300}, "remark"),
    ],
)
async def test_what_does_not_fit_is_said_at_its_field(
    pages: Pages, world: World, fields: dict[str, str], field: str
) -> None:
    page = await reported(pages, world, **fields)
    assert page.state.notice_field == field
    assert (page.state.absences, page.state.opened) == ([], 0)


async def test_withdrawing_asks_and_ending_needs_several_days(pages: Pages, world: World) -> None:
    page = await reported(pages, world, last_day="2026-11-25")
    (line,) = page.state.absences
    assert (line.when, line.kind) == ("Mo, 23.11. – Mi, 25.11.", "krank")
    assert line.may_end
    await page.do("ask_end", line.id)
    await page.do("end", {"new_last_day": "2026-11-23"})
    (shorter,) = page.state.absences
    assert (shorter.when, shorter.may_end) == ("Mo, 23.11.", False)
    await page.do("ask_withdraw", shorter.id)
    await page.do("withdraw")
    assert [line.when for line in page.state.absences] == ["Mo, 23.11. – Mi, 25.11."]


async def test_the_office_records_with_one_click_and_takes_it_back(
    pages: Pages, world: World
) -> None:
    await reported(pages, world, first_lesson="3", last_lesson="4", remark="Zahnarzt")
    office = await pages.open(OfficeAbsencesPageState, world.olga)
    (row,) = office.state.rows
    assert (row.when, row.kind, row.remark) == ("Mo, 23.11., 3. bis 4. Stunde", "", "")
    assert row.is_late
    await office.do("show_reasons")
    assert (office.state.rows[0].kind, office.state.rows[0].remark) == ("krank", "Zahnarzt")
    assert office.state.told == "1 noch nicht erfasst, 0 erfasst"
    assert office.is_told_of(ABSENCES_TOPIC)
    await office.do("record", row.id)
    assert office.state.rows[0].is_recorded
    assert office.state.recorded_name == "Ada Adasen"
    family = await pages.open(ReportPageState, world.anton)
    assert family.state.absences[0].state == "von der Schule erfasst"
    assert not family.state.absences[0].may_withdraw
    await office.do("take_back", row.id)
    assert not office.state.rows[0].is_recorded


async def test_no_row_moves_under_the_pointer_but_a_missing_child_comes_to_the_top(
    pages: Pages, world: World
) -> None:
    await reported(pages, world)
    office = await pages.open(OfficeAbsencesPageState, world.olga)
    (ada,) = office.state.rows
    berta = await pages.open(ReportPageState, world.berta)
    await berta.do("report", typed(world))
    await office.do("record", ada.id)
    assert [row.name for row in office.state.rows] == ["Ada Adasen", "Carla Carlasen"]
    register = await pages.open(ClassAbsencesPageState, world.huber)
    await register.do("mark_missing", world.pupils["Dora"])
    await office.do("refresh")
    names = ["Dora Dorasen", "Ada Adasen", "Carla Carlasen"]
    assert [row.name for row in office.state.rows] == names
    assert office.state.is_out_of_order
    await office.do("sort_again")
    names = ["Dora Dorasen", "Carla Carlasen", "Ada Adasen"]
    assert [row.name for row in office.state.rows] == names


async def test_a_call_is_entered_for_a_child_that_is_found_by_a_part_of_its_name(
    pages: Pages, world: World
) -> None:
    office = await pages.open(OfficeAbsencesPageState, world.olga)
    await office.do("search", {"text": "carl 7b"})
    (found,) = office.state.found
    await office.do("choose", found.id)
    await office.do("note", typed(world))
    assert office.notice == "Eingetragen: Carla Carlasen"
    assert [row.name for row in office.state.rows] == ["Carla Carlasen"]
    assert office.state.child_id == 0


async def test_day_and_class_stand_in_the_address(pages: Pages, world: World) -> None:
    await reported(pages, world, day=MONDAY + timedelta(days=1))
    office = await pages.open(OfficeAbsencesPageState, world.olga, f"{DAY}=2026-11-24&{CLASS}=7b")
    assert [row.class_name for row in office.state.rows] == ["7b"]
    assert office.state.after == f"{OFFICE_ABSENCES}?{DAY}=2026-11-25&{CLASS}=7b"
    assert "20261124.csv" in office.state.table
    broken = await pages.open(OfficeAbsencesPageState, world.olga, f"{DAY}=x")
    assert broken.state.day == "Montag, 23. November 2026"


async def test_teachers_see_who_is_away_and_no_more(pages: Pages, world: World) -> None:
    await reported(pages, world, remark="Zahnarzt")
    page = await pages.open(ClassAbsencesPageState, world.huber)
    first, second = page.state.classes
    assert (first.title, [away.name for away in first.away]) == ("7b", ["Ada Adasen"])
    assert (second.title, second.told) == ("9a", "Niemand ist abgemeldet.")
    assert "Zahnarzt" not in str(page.state.classes)
    with pytest.raises(Refused):
        await pages.open(ClassAbsencesPageState, world.anna)


async def test_a_missing_child_is_noted_with_a_tap_and_answered_with_another(
    pages: Pages, world: World
) -> None:
    register = await pages.open(ClassAbsencesPageState, world.huber)
    await register.do("open_class", world.classes["7b"])
    ada = register.state.register[0]
    assert (ada.name, ada.is_there) == ("Ada Adasen", True)
    await register.do("mark_missing", ada.pupil_id)
    assert register.state.register[0].told == "Fehlt, nicht gemeldet"
    office = await pages.open(OfficeAbsencesPageState, world.olga)
    assert office.state.rows[0].is_unexplained
    family = await pages.open(ReportPageState, world.anna)
    (line,) = family.state.absences
    assert (line.is_unexplained, line.may_withdraw) == (True, False)
    await family.do("want_call", line.id)
    assert "ruft Sie an" in family.notice
    await family.do("explain", line.id)
    assert "Gemeldet (Mo, 23.11.): Ada Adasen." in family.state.reported
    await register.do("open_class", world.classes["7b"])
    assert not register.state.register[0].is_missing
    await register.do("open_class", world.classes["9a"])
    await register.do("open_class", 0)
    assert register.state.class_id == 0
