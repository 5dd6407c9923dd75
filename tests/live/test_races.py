"""R1 over real sockets, in both set-ups: one winner per slot, one appointment per family."""

import asyncio

from sqlmodel import col, select

from elternportal.demo.logins import FAMILY_1_FIRST, FAMILY_1_SECOND
from elternportal.models.access import Account, Guardianship
from tests.support.families import Parent, one_parent_per_family
from tests.support.open_grids import add_open_evening, open_grids
from tests.support.server import Portal

CLIENTS, SLOTS = 100, 10


async def test_R1_a_hundred_clients_on_ten_slots_have_one_winner_each(school: Portal) -> None:
    evening = add_open_evening(school)
    slots = next(iter(evening.slots().values()))[:SLOTS]
    parents = one_parent_per_family(school)[:CLIENTS]
    assert len(parents) == CLIENTS
    async with open_grids(evening, parents) as grids:
        await asyncio.gather(
            *(
                grid.take(slots[number % SLOTS], min(grid.parent.pupil_ids))
                for number, grid in enumerate(grids)
            )
        )
        winners = [grid for grid in grids if grid.own_slots]
        assert sorted(slot for grid in winners for slot in grid.own_slots) == slots
        assert sorted(evening.booked()) == slots
        losers = [grid for grid in grids if not grid.own_slots]
        assert all("nicht mehr frei" in grid.refusal for grid in losers)
        assert len(winners) + len(losers) == CLIENTS


async def test_R1_a_family_that_books_ten_teachers_at_one_time_gets_exactly_one(
    school: Portal,
) -> None:
    """Ten sessions of two guardians, each with another teacher, for both children."""
    evening = add_open_evening(school)
    slots = [each[3] for each in evening.slots().values()][:10]
    guardians = [_sign_in(school, login.email) for login in (FAMILY_1_FIRST, FAMILY_1_SECOND)]
    parents = [guardians[number % 2] for number in range(10)]
    children = sorted(guardians[0].pupil_ids & guardians[1].pupil_ids)
    async with open_grids(evening, parents) as grids:
        await asyncio.gather(
            *(
                grid.take(slots[number], children[number // 2 % len(children)])
                for number, grid in enumerate(grids)
            )
        )
        assert len(evening.booked()) == 1
        assert sum(not grid.refusal for grid in grids) == 1


def _sign_in(portal: Portal, email: str) -> Parent:
    children = (
        select(col(Guardianship.pupil_id))
        .join(Account, col(Account.id) == col(Guardianship.account_id))
        .where(col(Account.email) == email)
    )
    with portal.database() as database, database.reading() as session:
        pupil_ids = frozenset(session.scalars(children))
    return Parent(portal.cookie_of(email), pupil_ids)
