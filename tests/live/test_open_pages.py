"""Open pages over real sockets, in both set-ups: they show what is in the database, by themselves.

In the grown school the pages hang on two workers, so every change also travels over the bus.
"""

import asyncio
import random

import psutil

from elternportal import routes
from elternportal.demo.logins import CLASS_TEACHER
from tests.support.families import one_parent_per_family
from tests.support.open_grids import (
    TEACHER_STATE,
    Grid,
    OpenEvening,
    add_open_evening,
    open_grids,
)
from tests.support.server import Portal
from tests.support.socket_client import SocketClient
from tests.support.waiting import eventually

WATCHERS = 24  # so many that the system does not give all of them to one worker
CHANGES = 60
# As people tap; a page that sends more than 30 events a second is refused (security T8).
BETWEEN_CHANGES_SECONDS = 0.08


async def test_a_booking_shows_on_every_open_grid_whichever_worker_serves_it(
    school: Portal,
) -> None:
    evening = add_open_evening(school)
    parents = one_parent_per_family(school)[: WATCHERS + 1]
    async with open_grids(evening, parents) as (booker, *watchers):
        assert _every_worker_serves_pages(school)
        column = booker.columns[0]
        topic, slot_id = column["topic"], column["slot_ids"][2]
        lookers = [grid for grid in watchers if topic in grid.letters]
        assert lookers, "nobody else looks at this teacher"
        await booker.take(slot_id, column["pupil_id"])
        for grid in (booker, *lookers):
            await grid.page.wait_for(lambda page, grid=grid: grid.letters[topic][2:3] == "t")
        assert booker.own_slots == {slot_id}
        assert not any(grid.own for grid in lookers)


async def test_applying_live_updates_equals_a_fresh_load(school: Portal) -> None:
    """A random hour: families book, move and cancel, a teacher blocks and gives free again."""
    evening = add_open_evening(school)
    parents = one_parent_per_family(school)[:8]
    chance = random.Random(evening.id)
    async with open_grids(evening, [*parents, *parents[:2]]) as grids:
        async with _class_teacher(evening) as teacher:
            for _ in range(CHANGES):
                await _change_something(chance, grids, teacher)
                await asyncio.sleep(BETWEEN_CHANGES_SECONDS)
        async with open_grids(evening, [grid.parent for grid in grids]) as fresh_grids:
            for grid, fresh in zip(grids, fresh_grids, strict=True):
                await eventually(lambda g=grid: g.letters == g.letters_in_database())
                await eventually(lambda g=grid, f=fresh: g.own_parts == f.own_parts)
                assert fresh.letters.keys() == grid.letters.keys()
        assert sorted(evening.booked()) == sorted({s for grid in grids for s in grid.own_slots})
        assert evening.booked(), "nobody has booked anything"


async def test_a_page_that_was_away_catches_up_with_the_same_token(school: Portal) -> None:
    evening = add_open_evening(school)
    parent, other = one_parent_per_family(school)[:2]
    async with open_grids(evening, [parent]) as (before,):
        token, column = before.page.token, before.columns[0]
    async with open_grids(evening, [parent, other]) as (elsewhere, stranger):
        await elsewhere.take(column["slot_ids"][0], column["pupil_id"])
        taken = stranger.columns[-1]
        await stranger.take(taken["slot_ids"][1], taken["pupil_id"])
    back = Grid(evening, parent, token)
    async with back.page:
        assert back.own_slots == {column["slot_ids"][0]}
        await eventually(lambda: back.letters == back.letters_in_database())


async def _change_something(
    chance: random.Random, grids: list[Grid], teacher: SocketClient
) -> None:
    kind = chance.choice(("take", "take", "take", "cancel", "block", "unblock"))
    grid = chance.choice(grids)
    if kind == "take":
        column = chance.choice(grid.columns)
        await grid.take(chance.choice(column["slot_ids"]), column["pupil_id"])
    elif kind == "cancel" and grid.own:
        booking = chance.choice(list(grid.own.values()))
        await grid.cancel(booking["booking_id"])
    elif kind in ("block", "unblock"):
        line = chance.choice(teacher.show("teacher_evening_page_state")["slots"])
        await teacher.call(f"{TEACHER_STATE}.{kind}", slot_id=line["slot_id"])


def _class_teacher(evening: OpenEvening) -> SocketClient:
    """The page of a teacher whom the first family's children have."""
    cookie = evening.portal.cookie_of(CLASS_TEACHER.email)
    path = f"{routes.TEACHER_EVENING}?abend={evening.id}"
    return SocketClient(evening.portal.url, path, cookie, record=False)


def _every_worker_serves_pages(portal: Portal) -> bool:
    """Whether each worker process has open sockets of pages."""
    workers = psutil.Process(portal.process.pid).children()
    assert len(workers) == int(portal.environment["ELTERNPORTAL_WORKERS"])
    return all(
        any(
            c.laddr.port == portal.port and c.status == "ESTABLISHED"
            for c in worker.net_connections("tcp")
        )
        for worker in workers
    )
