"""The lessons in a calendar feed: one child's alone, with changes merged and counted."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from elternportal import clock
from elternportal.calendars.entries import CalendarEntry, entries_bytes
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.domain.school_calendar import BellTimes, LessonTime
from elternportal.services.dates.feeds import create_feed, read_feed
from elternportal.services.exams.office import call_off_exam
from elternportal.services.school.bell_plans import SaveBellTimes, save_bell_times
from elternportal.services.school.calendar_office import SaveHoliday, save_holiday
from tests.support.exams import GERMAN_9A, MATHS_7B, TUESDAY, enter, release_all
from tests.support.timetable import (
    MONDAY,
    WEEK,
    bring_in,
    slots_file,
    substitution_row,
    substitutions_file,
)
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
MATHS = {"lesson_number": 1, "subject": "M", "classes": "7b"}


@pytest.fixture(autouse=True)
def week_of_the_school(database: Database, world: World, stopped_clock: datetime) -> None:
    lessons = tuple(
        LessonTime(number, time(7 + number, 0), time(7 + number, 45)) for number in range(1, 7)
    )
    times = BellTimes(frozenset(range(1, 6)), 5, 13, date(2026, 8, 1), None, lessons)
    with database.transaction() as session:
        save_bell_times(session, world.hanna, SaveBellTimes(0, times))
    bring_in(database, slots_file())


def read(database: Database, actor: Actor, child_id: int = 0) -> dict[str, CalendarEntry]:
    with database.transaction() as session:
        token = create_feed(session, actor, child_id)
        entries = read_feed(session, token).entries
    assert len({entry.uid for entry in entries}) == len(entries)
    return {entry.uid: entry for entry in entries}


def lesson(world: World, child: str, day: date, number: int, lesson_number: int) -> str:
    return f"lesson-{world.pupils[child]}-{day:%Y%m%d}-{number}-{lesson_number}"


def test_a_childs_feed_holds_nothing_of_its_brother(database: Database, world: World) -> None:
    with database.transaction() as session:
        release_all(session, world)
        enter(session, world, world.huber, MATHS_7B)
        enter(session, world, world.roth, GERMAN_9A)
    nine = substitution_row(5, TUESDAY, 1, lesson_number=4, classes="9a", text="Geheim-9a")
    bring_in(database, substitutions_file(nine))
    ada = read(database, world.anna, world.pupils["Ada"])
    assert {entry.title for entry in ada.values()} == {
        "Mathematik – Ada Adasen (7b)",
        "Englisch – Ada Adasen (7b)",
        "Prüfung: Mathematik – Ada Adasen (7b)",
    }
    assert not [entry for entry in ada.values() if "Geheim" in entry.text or "9a" in entry.title]
    both = read(database, world.anna)
    assert {uid for uid, entry in both.items() if "Ada" in entry.title} == ada.keys()
    carla = read(database, world.berta)
    assert not [entry for entry in carla.values() if "Carla" not in entry.title]


def test_teachers_have_their_own_lessons_and_substitutions_and_no_others(
    database: Database, world: World
) -> None:
    own = f"lesson-own-{world.teachers['Huber']}-{TUESDAY:%Y%m%d}-2-1"
    before = read(database, world.huber)
    assert {entry.title for entry in before.values()} == {"Mathematik – 7b", "Mathematik – 9a"}
    roth = read(database, world.roth)
    substitute = substitution_row(1, TUESDAY, 2, absent="Hub", substitute="Mai", **MATHS)
    bring_in(database, substitutions_file(substitute))
    absent, present = read(database, world.huber)[own], read(database, world.maier)
    assert (absent.is_cancelled, absent.sequence) == (True, before[own].sequence + 1)
    (taken,) = (entry for uid, entry in present.items() if uid.startswith("change-own-"))
    assert (taken.title, taken.is_cancelled) == ("Mathematik – 7b", False)
    assert taken.sequence == min(entry.sequence for entry in present.values()) + 1
    assert read(database, world.roth) == roth
    with database.transaction() as session:
        release_all(session, world)
        enter(session, world, world.roth, GERMAN_9A)
    assert "Prüfung: 9a: Deutsch" in {it.title for it in read(database, world.roth).values()}
    assert not [uid for uid in read(database, world.anna) if "own" in uid]


def test_each_change_is_counted_once_and_only_for_its_class(
    database: Database, world: World
) -> None:
    uid = lesson(world, "Ada", TUESDAY, 2, 1)
    other = lesson(world, "Ben", TUESDAY, 1, 4)
    before = read(database, world.anna)
    began = before[uid].sequence
    substitute = substitution_row(1, TUESDAY, 2, absent="Hub", substitute="Mai", **MATHS)
    for _ in range(2):
        bring_in(database, substitutions_file(substitute))
    held = read(database, world.anna)
    assert held[uid].sequence == began + 1
    assert held[uid].text.splitlines() == ["Vertretung", "Maier"]
    cancelled = substitution_row(1, TUESDAY, 2, absent="Hub", bits=1, **MATHS)
    bring_in(database, substitutions_file(cancelled))
    gone = read(database, world.anna)
    assert (gone[uid].sequence, gone[uid].is_cancelled) == (began + 2, True)
    nothing = substitution_row(2, TUESDAY, 6, substitute="Hub", letter="B")
    bring_in(database, substitutions_file(nothing))
    back = read(database, world.anna)
    assert (back[uid].sequence, back[uid].is_cancelled) == (began + 3, False)
    assert back[other] == before[other]


def test_a_new_plan_is_counted_for_the_classes_that_it_changes(
    database: Database, world: World
) -> None:
    before = read(database, world.anna)
    seven = [(*row[:4], "R9", *row[5:]) if row[1] == "7b" else row for row in WEEK]
    bring_in(database, slots_file(seven))
    after = read(database, world.anna)
    ada, ben = lesson(world, "Ada", MONDAY, 1, 1), lesson(world, "Ben", MONDAY, 3, 2)
    assert (after[ada].place, after[ada].sequence) == ("R9", before[ada].sequence + 1)
    assert after[ben] == before[ben]


def test_lessons_keep_their_hour_when_the_clocks_change_and_rest_in_holidays(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        off = SaveHoliday(0, date(2027, 4, 5), date(2027, 4, 5), "Ostermontag")
        save_holiday(session, world.hanna, off)
    with clock.at(datetime(2027, 3, 22, 6, tzinfo=UTC)):
        entries = read(database, world.berta).values()
        file = Calendar.from_ical(entries_bytes("-//Test//DE", "Schule", entries, "de"))
    events = {str(event["uid"]).split("@")[0]: event for event in file.walk("VEVENT")}
    for day in (date(2027, 3, 22), date(2027, 3, 29)):
        starts = events[lesson(world, "Carla", day, 1, 1)]["dtstart"]
        assert starts.params["TZID"] == "Europe/Berlin"
        assert (starts.dt.hour, starts.dt.date()) == (8, day)
    assert lesson(world, "Carla", date(2027, 4, 5), 1, 1) not in events
    assert str(events["days-off-20270405-20270405"]["summary"]) == "Ostermontag"
    assert len(file.walk("VTIMEZONE")) == 1


def test_an_exam_that_was_called_off_stays_as_cancelled_for_some_weeks(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        release_all(session, world)
        exam_id = enter(session, world, world.huber, MATHS_7B, MONDAY + timedelta(days=50))
        call_off_exam(session, world.huber, exam_id)
    uid = f"exam-{exam_id}-{world.pupils['Carla']}"
    entry = read(database, world.berta)[uid]
    assert (entry.is_cancelled, entry.sequence) == (True, 1)
    assert clock.to_school(entry.begins).hour == 10  # type: ignore[arg-type]
    own = read(database, world.huber)[f"exam-{exam_id}"]
    assert own.title == "Prüfung: 7b: Mathematik"
    with clock.at(clock.now() + timedelta(days=29)):
        assert uid not in read(database, world.berta)
