"""R4: what a family was told is in the database, whatever kills the portal."""

import asyncio
import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from sqlmodel import Session, col, select

from bench.grid_client import GridClient
from bench.truth import check
from elternportal import clock
from elternportal.db import Database
from elternportal.demo.school import create_demo
from elternportal.models.evening import Booking, ParentsEvening
from tests.support.databases import fresh_sqlite
from tests.support.evenings import add_evening
from tests.support.families import one_parent_per_family
from tests.support.killed import CANCELLED, Acknowledged, Family, Said, book_until_killed
from tests.support.server import Portal, running_portal
from tests.support.waiting import eventually
from tests.support.world import World, add_guardian, add_pupil, make_world

KILLED_PROCESSES = 200
KILLED_SERVERS = 5
OPEN_GRIDS = 40


def test_R4_two_hundred_killed_processes_lose_no_acknowledged_booking(tmp_path: Path) -> None:
    path = tmp_path / "portal.db"
    database = Database(fresh_sqlite(path))
    with database.transaction() as session:
        families = _school_with_evening(session)
    moments = random.Random(4)
    told: dict[int, int] = {}
    changes = 0
    for number in range(KILLED_PROCESSES):
        said = book_until_killed(
            f"sqlite:///{path}", families, number, moments.randint(1, 12), moments.random() / 50
        )
        changes += _remember(told, said)
        with database.reading() as session:
            _compare(session, told)
        assert _integrity(path) == "ok"
    database.close()
    assert changes >= 5 * KILLED_PROCESSES


async def test_R4_five_killed_servers_lose_no_acknowledged_booking(tmp_path: Path) -> None:
    acknowledged: list[int] = []
    with running_portal(tmp_path, create_demo) as portal:
        for seed in range(KILLED_SERVERS):
            booked = await _book_until_the_server_dies(portal, seed)
            assert booked, "the server was killed before anybody had booked"
            acknowledged += booked
            with portal.database() as database, database.reading() as session:
                truth = check(session, acknowledged)
            assert (truth.lost, truth.double, truth.overlapping) == (0, 0, 0)
            assert _integrity(tmp_path / "elternportal.db") == "ok"
            portal.start()


def _school_with_evening(session: Session) -> list[Family]:
    """Four families of the world and ten more, and an evening for which they can book now."""
    now = clock.now()
    world = make_world(session)
    starts = now + timedelta(days=7)
    add_evening(
        session,
        world,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        invited_from=now - timedelta(days=1),
        open_from=now - timedelta(days=1),
        closed_from=starts,
        cancel_until=starts,
        pause_slots=0,
        max_per_family=100,
    )
    named = [
        (world.anna, "Ada"),
        (world.anton, "Ben"),
        (world.anton, "Ada"),
        (world.berta, "Carla"),
    ]
    families = [Family(actor, world.pupils[child]) for actor, child in named]
    return families + [_one_more_family(session, world, number) for number in range(10)]


def _one_more_family(session: Session, world: World, number: int) -> Family:
    pupil_id = add_pupil(session, world, f"Kind{number}", "7b")
    return Family(add_guardian(session, world, f"Eltern {number}", f"Kind{number}"), pupil_id)


def _remember(told: dict[int, int], said: Iterable[Said]) -> int:
    """Note the last thing each family was told; returns how many acknowledgements there were.

    A change that was under way when the process died may have been made or not.
    """
    count = 0
    for one in said:
        if isinstance(one, Acknowledged):
            told[one.booking_id] = one.slot_id
            count += 1
        else:
            told.pop(one.booking_id, None)
    return count


def _compare(session: Session, told: dict[int, int]) -> None:
    slot_of = dict(session.execute(select(col(Booking.id), col(Booking.slot_id))).all())
    for booking_id, slot_id in told.items():
        assert slot_of.get(booking_id, CANCELLED) == slot_id
    truth = check(session, [slot_id for slot_id in told.values() if slot_id != CANCELLED])
    assert (truth.lost, truth.double, truth.overlapping) == (0, 0, 0)


def _integrity(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return str(answer)


async def _book_until_the_server_dies(portal: Portal, seed: int) -> list[int]:
    """Slots whose booking a family saw on its page before the server was killed."""
    chance = random.Random(seed)
    with portal.database() as database, database.reading() as session:
        evening_id = session.scalars(select(col(ParentsEvening.id))).one()
    chosen = chance.sample(one_parent_per_family(portal), OPEN_GRIDS)
    grids = [GridClient(portal.url, parent.cookie, evening_id) for parent in chosen]
    await asyncio.gather(*(grid.open() for grid in grids))
    before = {id(grid): set(grid.own) for grid in grids}
    taps = [asyncio.create_task(_tap_for_ever(grid, chance)) for grid in grids]
    await eventually(lambda: sum(len(grid.own - before[id(grid)]) for grid in grids) >= 3)
    await asyncio.sleep(chance.random())
    portal.kill()
    for tap in taps:
        tap.cancel()
    await asyncio.gather(*taps, return_exceptions=True)
    await asyncio.gather(*(grid.close() for grid in grids))
    return [slot_id for grid in grids for slot_id in grid.own - before[id(grid)]]


async def _tap_for_ever(grid: GridClient, chance: random.Random) -> None:
    """Book one free time after another, with each teacher once."""
    columns = chance.sample(grid.columns, len(grid.columns))
    for column in columns:
        if any(slot.slot_id in grid.own for slot in column.slots):
            continue
        free = [slot for slot in column.slots if grid.is_free(column, slot)]
        for slot in chance.sample(free, len(free)):
            answer = await grid.take(column, slot)
            if answer.booked:
                break
