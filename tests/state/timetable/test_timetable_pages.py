"""The pages of timetable and substitutions, run directly."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.timetable import (
    PLAN_TOPIC,
    SUBSTITUTIONS_TOPIC,
    class_topic,
    teacher_topic,
)
from elternportal.models.school import FormerClass
from elternportal.models.school_calendar import Holiday
from elternportal.services.timetable.printed_week import printed_week
from elternportal.services.timetable.week import PlanAsked, read_week
from elternportal.state.timetable.days import SubstitutionsPageState
from elternportal.state.timetable.office import OfficeSubstitutionsPageState
from elternportal.state.timetable.week import TimetablePageState
from tests.support.states import Pages
from tests.support.timetable import (
    MONDAY,
    bring_in,
    slots_file,
    substitution_row,
    substitutions_file,
)
from tests.support.world import World

TYPED = {"day": MONDAY.isoformat(), "lesson": "1", "kind": "room", "new_room": "Aula", "text": ""}


@pytest.fixture(autouse=True)
def week_of_the_school(database: Database, world: World, stopped_clock: object) -> None:
    maths = substitution_row(
        1, MONDAY, 1, lesson_number=1, absent="Hub", substitute="Mai", classes="7b"
    )
    bring_in(database, slots_file(), substitutions_file(maths))


async def test_the_old_value_stands_beside_the_new_one(pages: Pages, world: World) -> None:
    page = await pages.open(TimetablePageState, world.berta)
    assert page.state.title == "Carla (7b)"
    monday = page.state.days[0]
    line = monday.lessons[0]
    assert (line.subject, line.teacher, line.old_teacher) == ("Mathematik", "Maier", "Huber")
    assert (line.word, line.falls_out, line.classes) == ("Vertretung", False, "")
    assert monday.is_current
    assert [row.lesson for row in page.state.rows] == ["1", "2"]


async def test_a_page_hears_of_its_own_class_only(pages: Pages, world: World) -> None:
    page = await pages.open(TimetablePageState, world.berta)
    assert page.watched == {PLAN_TOPIC, class_topic(world.classes["7b"])}
    plan = await pages.open(SubstitutionsPageState, world.maier)
    assert plan.watched == {PLAN_TOPIC, teacher_topic(world.teachers["Maier"])}
    office = await pages.open(SubstitutionsPageState, world.olga)
    assert office.watched == {PLAN_TOPIC, SUBSTITUTIONS_TOPIC}


async def test_the_plan_says_how_old_it_is(pages: Pages, world: World) -> None:
    plan = await pages.open(SubstitutionsPageState, world.anna)
    assert plan.state.stand.startswith("Stand: Mo, 23.11.")
    (today,) = plan.state.days
    assert [part.name for part in today.parts] == ["Ada Adasen (7b)"]


async def test_the_office_enters_corrects_and_deletes_a_change(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeSubstitutionsPageState, world.olga)
    await office.do("new_change")
    await office.do("save", {**TYPED, "class_id": str(world.classes["9a"]), "revision": "0"})
    assert len(office.state.changes) == 2
    change_id = max(line.id for line in office.state.changes)
    await office.do("open_change", change_id)
    assert office.state.values["new_room"] == "Aula"
    await office.do("save", {**TYPED, "class_id": "0", "revision": "1"})
    assert office.notice == "Bitte wählen Sie eine Klasse oder eine Lehrkraft."
    assert office.state.is_editing
    await office.do("delete")
    assert [line.word for line in office.state.changes] == ["Vertretung"]


async def test_an_imported_change_says_so_before_it_is_edited(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeSubstitutionsPageState, world.olga)
    await office.do("open_change", office.state.changes[0].id)
    assert office.state.is_imported


async def test_what_is_said_about_a_day_stands_on_the_page(pages: Pages, world: World) -> None:
    office = await pages.open(OfficeSubstitutionsPageState, world.hanna)
    await office.do("save_text", {"day": MONDAY.isoformat(), "text": "Hitzefrei"})
    assert [line.text for line in office.state.texts] == ["Hitzefrei"]
    page = await pages.open(TimetablePageState, world.anna)
    assert page.state.days[0].text == "Hitzefrei"
    await office.do("save_text", {"day": "gestern", "text": "Hitzefrei"})
    assert office.state.notice_kind == "error"


async def test_the_office_begins_with_the_first_class_and_chooses_from_all(
    pages: Pages, world: World
) -> None:
    page = await pages.open(TimetablePageState, world.olga)
    assert page.state.title == "7b"
    assert [option.name for option in page.state.classes] == ["7b", "9a"]
    assert page.state.people == []


@pytest.mark.parametrize(
    ("query", "current"),
    [
        ("", "2026-11-23"),
        ("tag=2026-11-25", "2026-11-25"),
        ("tag=2026-11-29", "2026-11-27"),
        ("tag=gestern", "2026-11-23"),
        ("tag=1066-10-14", "2026-11-23"),
    ],
)
async def test_the_address_names_child_and_day(
    pages: Pages, world: World, query: str, current: str
) -> None:
    ben = world.pupils["Ben"]
    page = await pages.open(TimetablePageState, world.anna, f"kind={ben}&{query}")
    assert page.state.title == "Ben (9a)"
    assert [day.key for day in page.state.days if day.is_current] == [current]
    assert [one.label for one in page.state.people if one.is_current] == ["Ben Bensen (9a)"]


async def test_a_swipe_leads_to_the_day_beside_also_over_the_end_of_the_week(
    pages: Pages, world: World
) -> None:
    page = await pages.open(TimetablePageState, world.anna)
    assert page.state.day_before.endswith("tag=2026-11-20")
    assert page.state.day_after.endswith("tag=2026-11-24")
    page = await pages.open(TimetablePageState, world.anna, "tag=2026-11-27")
    assert page.state.day_after.endswith("tag=2026-11-30")


async def test_days_in_a_former_class_say_so_instead_of_showing_the_present_ones_plan(
    pages: Pages, database: Database, world: World
) -> None:
    with database.transaction() as session:
        gone = FormerClass(
            pupil_id=world.pupils["Ben"], class_id=world.classes["7b"], last_day=MONDAY
        )
        session.add(gone)
    page = await pages.open(TimetablePageState, world.anna, f"kind={world.pupils['Ben']}")
    monday, tuesday, *_ = page.state.days
    assert (monday.lessons, monday.free) == ([], "Ihr Kind war damals in einer anderen Klasse.")
    assert [line.subject for line in tuesday.lessons] == ["Deutsch"]


async def test_at_a_weekend_and_in_holidays_the_next_week_with_school_is_shown(
    pages: Pages, database: Database, world: World
) -> None:
    with clock.at(datetime(2026, 11, 28, 9, tzinfo=UTC)):
        page = await pages.open(TimetablePageState, world.anna)
        assert page.state.days[0].key == "2026-11-30"
        with database.transaction() as session:
            first, last = date(2026, 11, 30), date(2026, 12, 18)
            session.add(Holiday(first_day=first, last_day=last, name="Ferien", kind="own"))
        later = substitution_row(2, last + timedelta(days=3), 1, lesson_number=1, classes="7b")
        bring_in(database, substitutions_file(later))
        page = await pages.open(TimetablePageState, world.anna)
        plan = await pages.open(SubstitutionsPageState, world.anna)
    assert page.state.days[0].key == "2026-12-21"
    assert [day.key for day in plan.state.days] == ["2026-12-21"]


async def test_a_child_of_another_family_is_told_to_be_missing(pages: Pages, world: World) -> None:
    carla = world.pupils["Carla"]
    page = await pages.open(TimetablePageState, world.anna, f"kind={carla}")
    assert (page.state.title, page.state.days, page.state.rows) == ("", [], [])
    assert page.state.dead_end


async def test_a_week_goes_on_paper_with_its_changes(
    pages: Pages, world: World, database: Database
) -> None:
    page = await pages.open(TimetablePageState, world.berta)
    carla = world.pupils["Carla"]
    assert page.state.paper == f"/stundenplan/kind/{carla}/20261123.pdf?sprache=de"
    with database.reading() as session:
        week = read_week(session, world.berta, PlanAsked(child_id=carla), MONDAY)
    pdf = PdfReader(BytesIO(printed_week(week, clock.now(), "de", "Gymnasium Musterstadt")))
    text = " ".join(pdf.pages[0].extract_text().split())
    assert len(pdf.pages) == 1
    for words in ("Stundenplan Carla (7b)", "Vertretung: Mathematik, Maier", "Stand:"):
        assert words in text
    assert "Huber" in text  # on Tuesday it is as planned
    office = await pages.open(TimetablePageState, world.olga)
    assert office.state.paper == ""
