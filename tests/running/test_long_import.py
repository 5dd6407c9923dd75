"""While an import by command writes to SQLite, pages load; a booking waits and then is made."""

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

from elternportal import clock
from elternportal.demo.school import create_demo
from elternportal.models.access import LoginSession
from tests.support.families import one_parent_per_family
from tests.support.open_grids import Grid, add_open_evening
from tests.support.server import Portal, running_portal
from tests.support.waiting import eventually


async def test_pages_load_and_bookings_wait_while_another_process_writes(tmp_path: Path) -> None:
    with running_portal(tmp_path, create_demo) as portal:
        evening = add_open_evening(portal)
        grid = Grid(evening, one_parent_per_family(portal)[0])
        _let_a_day_pass(portal)
        importing = sqlite3.connect(tmp_path / "elternportal.db", isolation_level=None)
        importing.execute("BEGIN IMMEDIATE")
        async with grid.page:
            await eventually(lambda: grid.letters == grid.letters_in_database())
            column = grid.columns[0]
            slot_id = column["slot_ids"][0]
            booking = asyncio.create_task(grid.take(slot_id, column["pupil_id"]))
            async with Grid(evening, grid.parent).page as another:
                assert another.is_ready
            assert not booking.done()
            assert evening.booked() == []
            importing.execute("COMMIT")
            importing.close()
            await booking
            assert grid.own_slots == {slot_id}
        assert evening.booked() == [slot_id]


def _let_a_day_pass(portal: Portal) -> None:
    """So that each event would like to write down that the person is still there."""
    with portal.database() as database, database.transaction() as session:
        session.execute(update(LoginSession).values(last_seen_at=clock.now() - timedelta(days=1)))
