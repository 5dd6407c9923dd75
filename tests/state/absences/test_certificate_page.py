"""The page of certificates, run directly."""

import pytest

from elternportal.domain.absences import CLASS
from elternportal.state.absences.certificates import CertificatesPageState
from elternportal.state.absences.office import OfficeAbsencesPageState
from elternportal.state.absences.report import ReportPageState
from elternportal.state.absences.statistics import StatisticsPageState
from tests.state.absences.test_absence_pages import typed
from tests.support.states import Pages, Refused
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


async def test_what_is_asked_for_is_seen_by_the_family_and_ticked_off(
    pages: Pages, world: World
) -> None:
    family = await pages.open(ReportPageState, world.berta)
    await family.do("report", typed(world))
    morning = await pages.open(OfficeAbsencesPageState, world.olga)
    await morning.do("ask_certificate", morning.state.rows[0].id)
    assert morning.state.rows[0].certificate == "Attest nötig bis Do, 3.12."
    await family.do("refresh")
    assert family.state.absences[0].certificate == "Attest nötig bis Do, 3.12."
    desk = await pages.open(CertificatesPageState, world.olga)
    (owed,) = desk.state.owed
    assert (owed.name, owed.told) == ("Carla Carlasen (7b)", "Von der Schule verlangt")
    await desk.do("hand_in", owed.id)
    assert [line.state for line in desk.state.settled] == ["abgegeben"]
    await desk.do("take_back", owed.id)
    await desk.do("waive", owed.id)
    assert [line.state for line in desk.state.settled] == ["nicht nötig"]


async def test_the_head_alone_obliges_a_child(pages: Pages, world: World) -> None:
    office = await pages.open(CertificatesPageState, world.olga)
    with pytest.raises(Refused):
        await office.do("find", {"text": "ada"})
    head = await pages.open(CertificatesPageState, world.hanna)
    await head.do("find", {"text": "ada"})
    await head.do("choose", head.state.found[0].id)
    await head.do("oblige", {"first_day": "2026-11-30", "last_day": "2026-11-24"})
    assert head.state.notice_field == "last_day"
    await head.do("oblige", {"first_day": "2026-11-24", "last_day": "2026-11-30"})
    (duty,) = head.state.duties
    assert duty.name == "Ada Adasen (7b)"
    await head.do("release", duty.id)
    assert head.state.duties == []


async def test_time_missed_is_shown_for_the_class_of_the_address(
    pages: Pages, world: World
) -> None:
    await (await pages.open(ReportPageState, world.berta)).do("report", typed(world))
    page = await pages.open(StatisticsPageState, world.olga, f"{CLASS}={world.classes['7b']}")
    assert [one.label for one in page.state.classes if one.is_current] == ["7b"]
    assert {line.name: line.time for line in page.state.rows}[
        "Carla Carlasen"
    ] == "1 Tag, 0 Stunden"
    teacher = await pages.open(StatisticsPageState, world.maier)
    assert (teacher.state.classes, teacher.state.rows) == ([], [])
