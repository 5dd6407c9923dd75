"""The minutes before an evening opens: a whole school arrives, signs in, and comes and goes.

Against one server process: 700 families arrive within ten seconds; 700 people sign in within a
minute while others book; 2,000 times a page's socket goes and comes back. Against a grown school's
two processes with PostgreSQL and Valkey: a hundred families book without pause. Results go to
``var/bench/arrival.json``.
"""

import asyncio
import json
import os
import random
import tempfile
import time
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

from rich.console import Console
from rich.table import Table
from sqlalchemy import select, update
from sqlmodel import col

from bench.families import Result, run_processes
from bench.grid_client import GridClient, fetch
from bench.opening_night import cookies_of, nonstop, split
from bench.school import School, prepare_school
from bench.truth import check
from bench.usage import percentile, usage_of
from elternportal import modules, routes
from elternportal.auth.passwords import hash_password
from elternportal.db import Database
from elternportal.models.access import Account
from tests.support.databases import PostgresServer
from tests.support.server import Portal, grown_portal, running_portal

FAMILIES = 700
ARRIVE_WITHIN = 10.0
SIGN_INS, SIGN_IN_WITHIN = 700, 60.0
BOOKINGS_PER_SECOND, BOOKING_FAMILIES, WISHES = 10, 300, 2
ROUNDS, ROUNDS_AT_ONCE, WARM_UP = 2_000, 20, 300
PASSWORD = "der Igel trinkt Apfelschorle"
REPORT = Path("var/bench/arrival.json")


def main() -> None:
    modules.install_all()
    console = Console()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, console.status("Arrival …"):
        for name in ("one", "grown"):
            (Path(folder) / name).mkdir()
        school: list[School] = []

        def prepare(database: Database) -> None:
            school.append(prepare_school(database))
            _give_passwords(database)

        with running_portal(Path(folder) / "one", prepare) as portal:
            for scene in (_arrivals, _sign_ins, _rounds):
                figures |= scene(portal, school[-1])
        postgres = PostgresServer(Path(folder), is_hasty=False)
        with grown_portal(Path(folder) / "grown", prepare, postgres) as portal:
            figures |= _grown(portal, school[-1])
        postgres.stop()
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    rounded = {name: round(value, 2) for name, value in figures.items()}
    REPORT.write_text(json.dumps(rounded, indent=2) + "\n")
    _print(console, figures)


def _arrivals(portal: Portal, school: School) -> dict[str, float]:
    """Page, socket, state, grid: until a family can read it."""
    before = usage_of(portal)
    tasks = split(
        portal,
        school.opening,
        cookies_of(school, FAMILIES),
        wishes=0,
        arrive_within=ARRIVE_WITHIN,
    )
    result = run_processes(tasks, lambda: None)
    cpu = usage_of(portal).cpu - before.cpu
    return {
        "arrivals": len(result.arrivals),
        "arrivals_cpu_ms": cpu / FAMILIES * 1000,
        "arrival_p95_ms": percentile(result.arrivals, 0.95) * 1000,
    }


def _sign_ins(portal: Portal, school: School) -> dict[str, float]:
    """People sign in with their passwords while others, who are in already, book."""
    taken: list[float] = []
    signing_in = Thread(target=lambda: taken.extend(asyncio.run(_sign_in_all(portal))))
    tasks = split(
        portal,
        school.opening,
        cookies_of(school, BOOKING_FAMILIES),
        wishes=WISHES,
        per_second=BOOKINGS_PER_SECOND / 2,
    )
    result = run_processes(tasks, signing_in.start)
    signing_in.join()
    return {
        "sign_ins": len(taken),
        "sign_in_p95_ms": percentile(taken, 0.95) * 1000,
        "tap_beside_sign_in_p95_ms": percentile(result.taps, 0.95) * 1000,
        **_truth(portal, result),
    }


async def _sign_in_all(portal: Portal) -> list[float]:
    with portal.database() as database, database.reading() as session:
        chosen = session.scalars(select(col(Account.email)).limit(SIGN_INS)).all()
    order = random.Random(1)

    async def sign_in(email: str) -> float:
        await asyncio.sleep(order.uniform(0, SIGN_IN_WITHIN))
        headers = {"Origin": portal.url, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({"email": email, "password": PASSWORD}).encode()
        started = time.perf_counter()
        head = await fetch(portal.url, "POST", routes.LOGIN_POST, headers, body)
        assert b"session=" in head, f"no session: {head!r}"
        return time.perf_counter() - started

    return await asyncio.gather(*map(sign_in, chosen))


def _rounds(portal: Portal, school: School) -> dict[str, float]:
    """Sockets of the same pages go and come back: what memory the server has after all of them."""
    before, after = asyncio.run(_come_and_go(portal, school))
    return {"leak_kb_per_round": (after - before) / ROUNDS / 1024}


async def _come_and_go(portal: Portal, school: School) -> tuple[int, int]:
    cookies = cookies_of(school, ROUNDS_AT_ONCE)
    tokens = [GridClient(portal.url, "", 0).token for _ in cookies]

    async def go_round(number: int, times: int) -> None:
        for _ in range(times):
            page = GridClient(portal.url, cookies[number], school.opening, token=tokens[number])
            await page.open()
            await page.close()

    async def all_pages(rounds: int) -> int:
        times = rounds // ROUNDS_AT_ONCE
        await asyncio.gather(*(go_round(number, times) for number in range(ROUNDS_AT_ONCE)))
        await asyncio.sleep(1)  # the server hears of the last ones
        return usage_of(portal).memory

    return await all_pages(WARM_UP), await all_pages(ROUNDS)


def _grown(portal: Portal, school: School) -> dict[str, float]:
    """Two processes, PostgreSQL that waits for its disk, Valkey."""
    result, found = nonstop(portal, school)
    return {
        "pg_bookings_per_s": found["bookings_per_s"],
        "pg_tap_p95_ms": found["tap_p95_ms"],
        **{f"pg_{name}": value for name, value in _truth(portal, result).items()},
    }


def _truth(portal: Portal, result: Result) -> dict[str, float]:
    with portal.database() as database, database.reading() as session:
        truth = check(session, result.booked)
    return {"lost": truth.lost, "double": truth.double, "overlapping": truth.overlapping}


def _give_passwords(database: Database) -> None:
    """The same to all, because making each costs what signing in costs."""
    with database.transaction() as session:
        session.execute(update(Account).values(password_hash=hash_password(PASSWORD)))


def _print(console: Console, figures: dict[str, float]) -> None:
    table = Table(title=f"Arrival on {os.cpu_count()} cores")
    table.add_column("figure")
    table.add_column("value", justify="right")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.2f}")
    console.print(table)


if __name__ == "__main__":
    main()
