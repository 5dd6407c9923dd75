"""What has been kept long enough goes, and nothing else: every table, and whoever has left."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.operations import RunKind
from elternportal.domain.retention import TIMED
from elternportal.models import metadata
from elternportal.models.access import Account
from elternportal.models.mail import OutboxMail
from elternportal.models.operations import OperationRun
from elternportal.models.school import Pupil
from elternportal.module import installed
from elternportal.schedule import run_due_tasks
from elternportal.services.operations import rehearse, run_at_night
from elternportal.services.operations.retention import run_retention
from tests.support.booked_evening import make_booked_evening
from tests.support.planting import Planter, python_type
from tests.support.world import World

# The table of docs/security.md and of each spec page, once more: days after the day itself, or
# after the end of the school year that it lies in.
AFTER_THE_DAY = {
    "activation_pin": 30,
    "audit_entry": 365,
    "consultation_appointment": 90,
    "digest_line": 30,
    "import_run": 365,
    "import_undo": 30,
    "job": 30,
    "login_session": 30,
    "mail_token": 30,
    "operation_run": 365,
    "outbox_mail": 30,
    "parents_evening": 90,
    "school_date": 28,
    "school_setting_change": 730,
}
AFTER_THE_YEAR = {
    "absence": 90,
    "board_notice": 0,
    "certificate_duty": 0,
    "class_message": 365,
    "day_text": 0,
    "exam": 0,
    "family_call": 0,
    "former_class": 0,
    "found_item": 0,
    "leave_request": 90,
    "lesson_stamp": 0,
    "letter": 365,
    "letter_delivery": 0,
    "message_thread": 365,
    "office_task": 0,
    "poll": 0,
    "substitution": 0,
    "teacher_lesson_stamp": 0,
}
YEARS = range(2026, 2031)
NOVEMBER = (11, 20)


BY_BOOKING = {"booking", "family_hold"}  # planted by booking


def first_night_without(table: str, year: int) -> date:
    """The first night in which what is from November of a year has to be gone."""
    if table in AFTER_THE_DAY:
        return date(year, *NOVEMBER) + timedelta(days=AFTER_THE_DAY[table] + 1)
    return date(year + 1, 8, 1) + timedelta(days=AFTER_THE_YEAR[table])


def night_of(day: date) -> datetime:
    return clock.from_school(datetime.combine(day, time(3, 30)))


def declared() -> dict[str, Any]:
    return {one.table: one for module in installed() for one in module.retention}


def test_a_school_of_five_years_keeps_exactly_what_the_table_allows(
    database: Database, world: World
) -> None:
    timed = {name for name, kept in declared().items() if kept.since in TIMED}
    assert timed == set(AFTER_THE_DAY) | set(AFTER_THE_YEAR)
    planted = {year: plant_everything(database, world, year, timed) for year in YEARS}
    third = {first_night_without(table, YEARS[2]) for table in timed}
    nights = sorted(third | {day - timedelta(days=1) for day in third} | {date(2031, 9, 1)})
    for day in nights:
        with clock.at(night_of(day)), database.transaction() as session:
            run_retention(session)
        expected = {
            (table, year)
            for table in timed
            for year in YEARS
            if day < first_night_without(table, year)
        }
        assert still_there(database, planted, timed) == expected, day
    # Audiences and search entries went with what they belonged to.
    assert rows_of(database, "letter", "audience", "search_entry") == [1, 1, 1]


def plant_everything(
    database: Database, world: World, year: int, timed: set[str]
) -> dict[str, int]:
    """One row of each timed table, from one day in November; returns their keys."""
    when = clock.from_school(datetime(year, *NOVEMBER, 12))
    with database.transaction() as session:
        planter = Planter(
            session,
            when,
            {
                "account": world.anna.account_id,
                "pupil": world.pupils["Ada"],
                "teacher": world.teachers["Huber"],
                "school_class": world.classes["7b"],
                "subject": world.subjects["M"],
            },
        )
        keys: dict[str, int] = {}
        for name, kept in declared().items():
            if name in timed:
                columns = metadata.tables[name].c
                began = {
                    column: when if python_type(columns[column]) is datetime else when.date()
                    for column in kept.columns
                }
                if columns.get("audience_id") is not None:
                    began["audience_id"] = planter.plant("audience")
                keys[name] = planter.rows[name] = planter.plant(name, **began)
                if kept.search_kind:
                    planter.plant("search_entry", kind=kept.search_kind, item_id=keys[name])
        return keys


def still_there(
    database: Database, planted: dict[int, dict[str, int]], timed: set[str]
) -> set[tuple[str, int]]:
    """Of which tables the rows of which years are left."""
    found: set[tuple[str, int]] = set()
    with database.reading() as session:
        for table in timed:
            (key,) = metadata.tables[table].primary_key.columns
            keys = set(session.scalars(select(key)))
            found |= {(table, year) for year, rows in planted.items() if rows[table] in keys}
    return found


def exists(database: Database, table: str, key: int) -> bool:
    found = metadata.tables[table]
    (primary,) = found.primary_key.columns
    with database.reading() as session:
        return session.scalar(select(primary).where(primary == key)) is not None


def rows_of(database: Database, *tables: str) -> list[int | None]:
    counts = [select(func.count()).select_from(metadata.tables[name]) for name in tables]
    with database.reading() as session:
        return [session.scalar(count) for count in counts]


@pytest.mark.usefixtures("stopped_clock")
def test_who_leaves_goes_after_three_months_with_all_that_names_them_and_nobody_else(
    database: Database, world: World
) -> None:
    left = date(2026, 11, 24)
    evening = make_booked_evening(database, world)
    evening.book(world.berta, "Carla", "Huber", 0)
    evening.book(world.anna, "Ada", "Huber", 10)
    naming = [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "pupil" for key in column.foreign_keys)
        and table.name not in BY_BOOKING | {"guardianship"}
    ]
    with clock.at(night_of(left)), database.transaction() as session:
        for child in ("Carla", "Ada"):
            parts: dict[str, int] = {
                "account": world.roth.account_id,
                "pupil": world.pupils[child],
                "teacher": world.teachers["Huber"],
                "school_class": world.classes["7b"],
            }
            planter = Planter(session, clock.now() + timedelta(days=75), parts)
            for column in naming:
                planter.plant(column.table.name, **{column.name: world.pupils[child]})
        session.get_one(Pupil, world.pupils["Carla"]).is_active = False
    before = rows_naming(database, world.pupils["Ada"])
    for days, is_there in ((0, True), (89, True), (91, False)):
        with clock.at(night_of(left + timedelta(days=days))), database.transaction() as session:
            run_retention(session)
        assert exists(database, "pupil", world.pupils["Carla"]) == is_there
        with database.reading() as session:
            berta = session.get_one(Account, world.berta.account_id)
            about_accounts = select(OutboxMail.template).where(
                OutboxMail.template.startswith("account-")
            )
            told = session.scalars(about_accounts.order_by(OutboxMail.id)).all()
        assert (berta.deleted_at is None) == is_there
        assert told == (["account-ending"] if is_there else ["account-ending", "account-deleted"])
    assert rows_naming(database, world.pupils["Ada"]) == before
    with database.reading() as session:
        assert session.get_one(Account, world.anna.account_id).ends_since is None


def rows_naming(database: Database, pupil_id: int) -> Counter[str]:
    counted: Counter[str] = Counter()
    with database.reading() as session:
        for table in metadata.sorted_tables:
            for column in table.columns:
                if any(key.column.table.name == "pupil" for key in column.foreign_keys):
                    here = select(func.count()).select_from(table).where(column == pupil_id)
                    counted[table.name] += session.scalar(here) or 0
    return counted


async def test_it_runs_once_in_a_night_and_a_rehearsal_changes_nothing(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        planter = Planter(
            session, datetime(2024, 11, 20, tzinfo=UTC), {"account": world.anna.account_id}
        )
        planter.plant("audit_entry")
    with clock.at(clock.from_school(datetime(2026, 11, 23, 2, 59))):
        await run_due_tasks(database)
    assert rehearse(database) == {"audit_entry": 1}
    assert rehearse(database) == {"audit_entry": 1}
    with clock.at(clock.from_school(datetime(2026, 11, 23, 3, 0))):
        await run_due_tasks(database)
        await run_due_tasks(database)
        with database.transaction() as session:
            run_at_night(session, clock.today().toordinal())
    with database.reading() as session:
        (run,) = session.scalars(select(OperationRun)).all()
    assert (run.kind, run.counts) == (RunKind.RETENTION, {"audit_entry": 1})
