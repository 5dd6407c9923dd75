"""GPU018 comes into the school calendar, beside what the state and people have put there."""

from datetime import date

import pytest
from sqlmodel import Session

from elternportal.db import Database
from elternportal.imports.folder import NamedFile, read_file
from elternportal.school_settings.identity import STATE
from elternportal.services.school.calendar import is_school_day
from elternportal.services.school.calendar_office import (
    SaveHoliday,
    delete_holiday,
    prefill,
    read_calendar,
    save_holiday,
)
from tests.support.school_settings import decide
from tests.support.timetable import bring_in, look_at_plan
from tests.support.untis import SAMPLES
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
YEAR = 2026


def holidays_file(*rows: tuple[str, str, str]) -> NamedFile:
    """GPU018: a name with its first and last day."""
    lines = (f'"{name[:5]}","{name}",{first},{last},\r\n' for name, first, last in rows)
    return NamedFile.of("GPU018.TXT", "".join(lines).encode())


CARNIVAL = ("Winterferien", "20270208", "20270212")
STUDY_DAY = ("Studientag", "20261130", "20261130")


def named(session: Session, world: World) -> dict[str, tuple[date, date]]:
    rows = read_calendar(session, world.hanna, YEAR).holidays
    return {row.name: (row.first_day, row.last_day) for row in rows}


def test_days_off_of_a_file_are_no_school_days(database: Database, world: World) -> None:
    file = holidays_file(CARNIVAL, STUDY_DAY)
    assert is_open(database, date(2026, 11, 30))
    assert bring_in(database, file) == {"holiday_added": 2}
    assert not is_open(database, date(2026, 11, 30))
    assert look_at_plan(database, file).is_empty
    assert bring_in(database, holidays_file(CARNIVAL, ("Brückentag", "20261201", "20261201"))) == {
        "holiday_added": 1
    }
    moved = holidays_file(CARNIVAL, ("Andrea", "20261130", "20261202"))
    assert bring_in(database, moved) == {"holiday_added": 1, "holiday_removed": 2}


def test_what_the_calendar_has_already_is_not_doubled(database: Database, world: World) -> None:
    with database.transaction() as session:
        decide(session, STATE, "BY")
        prefill(session, world.hanna, YEAR)
        first, last = named(session, world)["Weihnachtsferien"]
    same = ("Weihnachten", f"{first:%Y%m%d}", f"{last:%Y%m%d}")
    assert bring_in(database, holidays_file(same)) == {}
    assert bring_in(database, holidays_file(STUDY_DAY)) == {"holiday_added": 1}
    with database.transaction() as session:
        assert prefill(session, world.hanna, YEAR) == 0
        assert "Studientag" in named(session, world)


def test_what_a_person_has_moved_or_taken_away_stays_so(database: Database, world: World) -> None:
    file = holidays_file(CARNIVAL, STUDY_DAY)
    bring_in(database, file)
    with database.transaction() as session:
        rows = {row.name: row for row in read_calendar(session, world.hanna, YEAR).holidays}
        delete_holiday(session, world.hanna, rows["Studientag"].holiday_id)
        longer = SaveHoliday(
            rows["Winterferien"].holiday_id, date(2027, 2, 5), date(2027, 2, 12), "Fasching"
        )
        save_holiday(session, world.hanna, longer)
    assert bring_in(database, file) == {}
    with database.reading() as session:
        assert named(session, world) == {"Fasching": (date(2027, 2, 5), date(2027, 2, 12))}


def test_the_sample_holds_a_public_holiday_and_school_holidays(
    database: Database, world: World
) -> None:
    content = read_file(SAMPLES / "enbrea_GPU018.TXT").content
    assert bring_in(database, NamedFile.of("GPU018.TXT", content)) == {"holiday_added": 2}
    with database.reading() as session:
        found = {it.name: it.kind for it in read_calendar(session, world.hanna, 2009).holidays}
    assert found == {"Weihnachtsferien": "school", "Allerheiligen": "public"}


def is_open(database: Database, day: date) -> bool:
    with database.reading() as session:
        return is_school_day(session, day)
