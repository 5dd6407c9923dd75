"""The pages of exams, run directly."""

import pytest

from elternportal.db import Database
from elternportal.domain.exams import EXAMS_TOPIC
from elternportal.domain.people import Actor
from elternportal.services.audience import AudienceChoice
from elternportal.services.timetable.glance import plans_at_start
from elternportal.state.exams.exams import ExamsPageState
from elternportal.state.exams.office import OfficeExamsPageState
from elternportal.state.exams.release import ExamReleasePageState
from elternportal.state.timetable.start import start_lines
from elternportal.state.timetable.week import TimetablePageState
from tests.support.dates import add_date
from tests.support.exams import GERMAN_9A, MATHS_7B, TUESDAY, enter, release_all
from tests.support.states import Pages
from tests.support.timetable import bring_in, slots_file
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def exams(database: Database, world: World) -> None:
    with database.transaction() as session:
        release_all(session, world)
        enter(session, world, world.huber, MATHS_7B)
        enter(session, world, world.roth, GERMAN_9A, TUESDAY.replace(month=12))


def typed(world: World, **fields: str) -> dict[str, str]:
    plain = {
        "class_id": str(world.classes["7b"]),
        "course": f"{MATHS_7B}-{world.subjects['M']}",
        "day": TUESDAY.isoformat(),
        "first_lesson": "3",
        "last_lesson": "4",
        "revision": "0",
    }
    return {**plain, **fields}


@pytest.mark.usefixtures("exams")
async def test_exams_stand_below_their_months(pages: Pages, world: World) -> None:
    page = await pages.open(ExamsPageState, world.anna)
    assert [(line.heading, line.title, line.child) for line in page.state.lines] == [
        ("November 2026", "Mathematik", "Ada Adasen (7b)"),
        ("Dezember 2026", "Deutsch", "Ben Bensen (9a)"),
    ]
    assert page.state.lines[0].when == "Dienstag, 24. November 2026, 3. bis 4. Stunde"
    assert not page.state.may_enter
    assert EXAMS_TOPIC in page.watched
    ben = await pages.open(ExamsPageState, world.anna, f"kind={world.pupils['Ben']}")
    assert [line.title for line in ben.state.lines] == ["Deutsch"]
    teacher = await pages.open(ExamsPageState, world.roth)
    assert teacher.state.may_enter


async def test_a_teacher_enters_moves_calls_off_and_restores(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeExamsPageState, world.huber)
    await page.do("new_exam")
    assert [one.name for one in page.state.classes] == ["7b", "9a"]
    assert [one.name for one in page.state.courses] == ["Bitte wählen", "Mathematik (Huber)"]
    await page.do("save", typed(world, course=""))
    assert page.notice == "Bitte wählen Sie ein Fach oder einen Kurs."
    await page.do("save", typed(world))
    (line,) = page.state.exams
    assert line.note == "noch nicht freigegeben"
    await page.do("open_exam", line.id)
    assert page.state.courses[0].name == "wie bisher"
    await page.do("save", typed(world, course="kept", day="2026-11-26", revision="1"))
    assert page.state.exams[0].when.startswith("Do, 26.11.")
    await page.do("open_exam", line.id)
    await page.do("delete")
    assert page.state.exams == []
    gone = await pages.open(OfficeExamsPageState, world.huber, "zeige=abgesagt")
    await gone.do("restore", line.id)
    assert gone.state.exams == []


@pytest.mark.usefixtures("exams")
async def test_a_clash_is_asked_about_once(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeExamsPageState, world.olga, f"klasse={world.classes['7b']}")
    await page.do("new_exam")
    english = typed(world, course=f"3-{world.subjects['E']}", first_lesson="5", last_lesson="5")
    await page.do("save", english)
    assert page.state.is_editing
    assert [text.split(":")[0] for text in page.state.warnings] == [
        "Die 7b hat an diesem Tag schon eine Prüfung"
    ]
    await page.do("save", english)
    assert not page.state.is_editing
    assert len(page.state.exams) == 2


@pytest.mark.usefixtures("exams")
async def test_a_grade_is_shown_after_a_question(pages: Pages, world: World) -> None:
    page = await pages.open(ExamReleasePageState, world.olga)
    await page.do("withdraw", "7")
    assert [line.is_released for line in page.state.grades] == [False, True]
    await page.do("ask_release", "7")
    assert page.state.grades[0].asks.startswith("Freigeben? 3 Personen")
    await page.do("release", "7")
    assert [line.is_released for line in page.state.grades] == [True, True]


@pytest.mark.usefixtures("exams")
async def test_exams_stand_in_the_week_of_child_and_teacher_and_of_nobody_else(
    pages: Pages, world: World
) -> None:
    async def shown(actor: Actor, query: str = "") -> list[str]:
        page = await pages.open(TimetablePageState, actor, query)
        return [text for day in page.state.days for text in day.notes]

    assert await shown(world.berta) == ["Prüfung Mathematik (Stunde 3–4)"]
    assert await shown(world.anna, f"kind={world.pupils['Ben']}") == []
    assert await shown(world.huber) == ["Prüfung 7b, Mathematik (Stunde 3–4)"]
    assert await shown(world.roth) == []


@pytest.mark.usefixtures("exams")
def test_tomorrow_of_a_child_is_one_line_with_its_exam_and_dates(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        for child, title in (("Ada", "Wandertag"), ("Carla", "Zahnarzt")):
            only = AudienceChoice(pupil_ids=(world.pupils[child],))
            add_date(session, world.olga, only, title=title, first_day=TUESDAY, last_day=TUESDAY)
    bring_in(database, slots_file())
    with database.reading() as session:
        (section,) = start_lines(plans_at_start(session, world.anna), "de").sections
    exam = "Prüfung Mathematik (Stunde 3–4)"
    titles = {(line.children[0], line.title) for line in section.lines}
    assert titles == {
        ("Ada Adasen (7b)", "Heute: ab der 1. Stunde"),
        ("Ada Adasen (7b)", f"Di, 24.11.: ab der 2. Stunde, {exam}, Wandertag"),
        ("Ben Bensen (9a)", "Heute: ab der 3. Stunde"),
        ("Ben Bensen (9a)", "Di, 24.11.: ab der 1. Stunde"),
    }
