"""The school's calendar: the head sets it, and all modules ask the same questions."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.domain.school_calendar import BellTimes, LessonTime
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.school_calendar import BellPeriod, BellPlan, Holiday, SchoolYear
from elternportal.school_settings.identity import SATURDAYS, STATE
from elternportal.services.school.bell_plans import (
    BellTimesMeet,
    SaveBellTimes,
    delete_bell_times,
    save_bell_times,
)
from elternportal.services.school.calendar import (
    is_school_day,
    lesson_times,
    next_school_day,
    school_year,
)
from elternportal.services.school.calendar_office import (
    CalendarRefused,
    NoState,
    SaveHoliday,
    delete_holiday,
    prefill,
    preview_prefill,
    read_calendar,
    save_holiday,
    save_school_year,
)
from tests.support.school_settings import decide
from tests.support.world import World

YEAR = 2026
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
A_DAY = timedelta(days=1)
LESSONS = (
    LessonTime(0, time(7, 5), time(7, 50)),
    LessonTime(1, time(7, 55), time(8, 40)),
    LessonTime(2, time(8, 45), time(9, 30)),
)


def times(first: date = date(2026, 8, 1), **changes: Any) -> BellTimes:
    fields = {
        "weekdays": frozenset({1, 2, 3, 4, 5}),
        "lowest_grade": 5,
        "highest_grade": 13,
        "last_day": None,
        "lessons": LESSONS,
        **changes,
    }
    return BellTimes(first_day=first, **fields)


def christmas(holiday_id: int = 0, name: str = "Weihnachten") -> SaveHoliday:
    return SaveHoliday(holiday_id, date(2026, 12, 23), date(2027, 1, 5), name)


def test_without_anything_set_there_is_school_on_weekdays_all_year(database: Database) -> None:
    with database.reading() as session:
        assert is_school_day(session, MONDAY)
        assert not is_school_day(session, MONDAY - A_DAY)
        assert next_school_day(session, FRIDAY) == MONDAY
        assert lesson_times(session, MONDAY, 7) == ()
        year = school_year(session, MONDAY)
    assert (year.first_day, year.last_day) == (date(2026, 8, 1), date(2027, 7, 31))
    assert not year.is_set


def test_holidays_and_the_school_year_end_lessons(database: Database, world: World) -> None:
    with database.transaction() as session:
        save_school_year(session, world.hanna, YEAR, date(2026, 9, 14), date(2027, 7, 28))
        save_holiday(session, world.hanna, christmas())
        assert not is_school_day(session, date(2026, 9, 11))
        assert next_school_day(session, date(2026, 8, 1)) == date(2026, 9, 14)
        assert not is_school_day(session, date(2027, 1, 5))
        assert next_school_day(session, date(2026, 12, 22)) == date(2027, 1, 6)
        # The next school year is not set, so it counts from August.
        assert next_school_day(session, date(2027, 7, 28)) == date(2027, 8, 2)


def test_saturdays_count_where_the_school_says_so(database: Database) -> None:
    with database.transaction() as session:
        decide(session, SATURDAYS, True)
        assert next_school_day(session, FRIDAY) == FRIDAY + A_DAY


def test_lesson_times_change_with_grade_and_day(database: Database, world: World) -> None:
    short = tuple(LessonTime(n, time(8 + n), time(8 + n, 30)) for n in (1, 2))
    with database.transaction() as session:
        save = [
            times(last_day=MONDAY),
            times(MONDAY + A_DAY, lowest_grade=5, highest_grade=6, lessons=short),
            times(MONDAY + A_DAY, lowest_grade=7, highest_grade=13),
        ]
        for one in save:
            save_bell_times(session, world.hanna, SaveBellTimes(0, one))
        assert lesson_times(session, MONDAY, 5) == LESSONS
        assert lesson_times(session, MONDAY + A_DAY, 5) == short
        assert lesson_times(session, MONDAY + A_DAY, 7) == LESSONS


def test_lesson_times_are_changed_as_a_whole_and_deleted(database: Database, world: World) -> None:
    with database.transaction() as session:
        plan_id = save_bell_times(session, world.hanna, SaveBellTimes(0, times()))
    with database.transaction() as session:
        changed = SaveBellTimes(plan_id, times(lessons=LESSONS[1:]))
        assert save_bell_times(session, world.hanna, changed) == plan_id
        assert lesson_times(session, MONDAY, 5) == LESSONS[1:]
    with database.transaction() as session:
        delete_bell_times(session, world.hanna, plan_id)
        assert lesson_times(session, MONDAY, 5) == ()


def test_two_lesson_times_never_hold_at_once(database: Database, world: World) -> None:
    with database.transaction() as session:
        save_bell_times(session, world.hanna, SaveBellTimes(0, times(highest_grade=8)))
        with pytest.raises(BellTimesMeet):
            save_bell_times(session, world.hanna, SaveBellTimes(0, times(lowest_grade=8)))
        save_bell_times(session, world.hanna, SaveBellTimes(0, times(lowest_grade=9)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekdays": frozenset()},
        {"weekdays": frozenset({8})},
        {"lowest_grade": 0},
        {"lowest_grade": 13, "highest_grade": 5},
        {"last_day": date(2026, 7, 1)},
        {"lessons": ()},
        {"lessons": (LESSONS[0], LESSONS[0])},
        {"lessons": (LessonTime(16, time(8), time(9)),)},
        {"lessons": (LessonTime(1, time(9), time(8)),)},
        {"lessons": (LessonTime(1, time(8), time(9)), LessonTime(2, time(8, 30), time(9, 30)))},
    ],
)
def test_lesson_times_that_cannot_be_are_refused(
    database: Database, world: World, wrong: dict[str, Any]
) -> None:
    with pytest.raises(CalendarRefused), database.transaction() as session:
        save_bell_times(session, world.hanna, SaveBellTimes(0, times(**wrong)))


def test_official_days_come_as_a_proposal_and_spare_what_a_person_did(
    database: Database, world: World
) -> None:
    hanna = world.hanna
    with database.transaction() as session:
        with pytest.raises(NoState):
            preview_prefill(session, hanna, YEAR)
        decide(session, STATE, "BW")
        own = save_holiday(session, hanna, SaveHoliday(0, MONDAY, MONDAY, "Studientag"))
        assert prefill(session, hanna, YEAR) > 10
        assert prefill(session, hanna, YEAR) == 0
    with database.transaction() as session:
        rows = {one.name: one for one in read_calendar(session, hanna, YEAR).holidays}
        moved = rows["Herbstferien"]
        longer = SaveHoliday(moved.holiday_id, moved.first_day, moved.last_day + A_DAY, "Herbst")
        save_holiday(session, hanna, longer)
        delete_holiday(session, hanna, rows["Karfreitag"].holiday_id)
    with database.transaction() as session:
        assert prefill(session, hanna, YEAR) == 0
        decide(session, STATE, "BE")
        assert own not in {one.holiday_id for one in preview_prefill(session, hanna, YEAR).removed}
        prefill(session, hanna, YEAR)
        names = {one.name for one in read_calendar(session, world.olga, YEAR).holidays}
    assert {"Studientag", "Herbst"} <= names
    assert "Heilige Drei Könige" not in names


@pytest.mark.parametrize("name", ["anna", "huber", "olga"])
def test_Z4_only_the_head_changes_the_calendar(database: Database, world: World, name: str) -> None:
    actor: Actor = getattr(world, name)
    calls: list[Callable[[Session], object]] = [
        lambda s: save_school_year(s, actor, YEAR, FRIDAY, MONDAY),
        lambda s: save_holiday(s, actor, christmas()),
        lambda s: delete_holiday(s, actor, 1),
        lambda s: prefill(s, actor, YEAR),
        lambda s: preview_prefill(s, actor, YEAR),
        lambda s: save_bell_times(s, actor, SaveBellTimes(0, times())),
        lambda s: delete_bell_times(s, actor, 1),
    ]
    if name != "olga":
        calls.append(lambda s: read_calendar(s, actor, YEAR))
    with database.transaction() as session:
        for call in calls:
            with pytest.raises(NotAllowed):
                call(session)


def test_what_does_not_exist_is_not_found(database: Database, world: World) -> None:
    with database.transaction() as session:
        for call in (
            lambda: save_holiday(session, world.hanna, christmas(99)),
            lambda: delete_holiday(session, world.hanna, 99),
            lambda: delete_bell_times(session, world.hanna, 99),
            lambda: save_bell_times(session, world.hanna, SaveBellTimes(99, times())),
        ):
            with pytest.raises(NotFound):
                call()


@pytest.mark.parametrize(
    "row",
    [
        SchoolYear(year=2026, first_day=MONDAY, last_day=FRIDAY),
        Holiday(first_day=MONDAY, last_day=FRIDAY, name="x", kind="own"),
        Holiday(first_day=MONDAY, last_day=MONDAY, name="x", kind="other"),
        BellPlan(weekdays="", lowest_grade=5, highest_grade=6, first_day=MONDAY),
        BellPlan(weekdays="1", lowest_grade=6, highest_grade=5, first_day=MONDAY),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(database: Database, row: Any) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(type(row)(**row.model_dump()))


def test_the_database_refuses_a_lesson_that_ends_before_it_begins(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        plan_id = save_bell_times(session, world.hanna, SaveBellTimes(0, times()))
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(BellPeriod(plan_id=plan_id, lesson=9, starts_at=time(9), ends_at=time(8)))
