"""Monday 7:45: 150 sick notes and 40 registers in two minutes beside 300 open pages.

One server process with SQLite. The office has two pages open and hears of everything. Results go to
``var/bench/morning.json``: how long a tap takes until its answer, how long until the office's page
shows a note, and whether a note was lost or is there twice.
"""

import asyncio
import json
import os
import random
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from bench.school import prepare_school
from bench.usage import percentile
from elternportal import clock, modules
from elternportal.auth.sessions import open_session
from elternportal.db import Database
from elternportal.domain.absences import CLASS_ABSENCES, OFFICE_ABSENCES, OPEN, REPORT
from elternportal.models.absences import Absence, Certificate
from elternportal.models.access import Account
from elternportal.school_settings.identity import SATURDAYS
from elternportal.services.school import is_school_day, next_school_day
from tests.support.school_settings import decide
from tests.support.server import Portal, running_portal
from tests.support.socket_client import SocketClient

NOTES, REGISTERS, PAGES, OFFICES = 150, 40, 300, 2
WITHIN = 120.0  # seconds
OPENING_AT_ONCE = 20
BASE = "reflex___state____state.elternportal___state___base____portal_state"
STATES = f"{BASE}.elternportal___state___absences"
REPORT_STATE = f"{STATES}___report____report_page_state"
CLASS_STATE = f"{STATES}___class_day____class_absences_page_state"
REPORT_PATH = Path("var/bench/morning.json")


@dataclass
class People:
    """Session cookies of those who take part, and the day that is reported."""

    families: list[str] = field(default_factory=list)
    teachers: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    day: date = date.min


@dataclass
class Seen:
    """Seconds of ``taps``; when each note was sent and when an office's page showed it."""

    taps: list[float] = field(default_factory=list)
    sent: dict[int, float] = field(default_factory=dict)
    shown: dict[int, float] = field(default_factory=dict)

    @property
    def waits(self) -> list[float]:
        return [self.shown[note] - at for note, at in self.sent.items() if note in self.shown]


def main() -> None:
    modules.install_all()
    console = Console()
    people = People()

    def prepare(database: Database) -> None:
        prepare_school(database)
        with database.transaction() as session:
            _gather(session, people)

    with (
        tempfile.TemporaryDirectory() as folder,
        console.status("Monday 7:45 …"),
        running_portal(Path(folder), prepare) as portal,
    ):
        seen = asyncio.run(_morning(portal, people))
        figures = {
            "notes": len(seen.sent),
            "tap_p95_ms": percentile(seen.taps, 0.95) * 1000,
            "office_fresh_p95_ms": percentile(seen.waits, 0.95) * 1000,
            **_truth(portal, seen),
        }
    REPORT_PATH.parent.mkdir(parents=True, exist_ok=True)
    rounded = {name: round(value, 2) for name, value in figures.items()}
    REPORT_PATH.write_text(json.dumps(rounded, indent=2) + "\n")
    _print(console, figures)


def _gather(session: Session, people: People) -> None:
    """Nobody is away yet; families have one child each. On a Sunday there is no register."""
    decide(session, SATURDAYS, True)
    session.execute(delete(Certificate))
    session.execute(delete(Absence))
    today = clock.today()
    has_school = is_school_day(session, today)
    people.day = today if has_school else next_school_day(session, today) or today
    one_child = select(Account).where(col(Account.email).startswith("zusatz"))
    families = session.scalars(one_child.limit(PAGES - REGISTERS - OFFICES)).all()
    is_teacher = col(Account.teacher_id).is_not(None)
    teachers = session.scalars(select(Account).where(is_teacher).limit(REGISTERS)).all()
    offices = session.scalars(select(Account).where(col(Account.is_office)).limit(1)).all()
    people.families = [_cookie(session, one) for one in families]
    people.teachers = [_cookie(session, one) for one in teachers] if has_school else []
    people.offices = [_cookie(session, offices[0]) for _ in range(OFFICES)]


def _cookie(session: Session, account: Account) -> str:
    return f"session={open_session(session, account)}"


async def _morning(portal: Portal, people: People) -> Seen:
    """All pages are open; then everybody taps at some moment of the two minutes."""
    seen, order = Seen(), random.Random(1)
    families = await _open_all(portal, REPORT, people.families)
    teachers = await _open_all(portal, CLASS_ABSENCES, people.teachers)
    offices = await _open_all(portal, f"{OFFICE_ABSENCES}?tag={people.day}", people.offices)
    watching = [asyncio.create_task(_watch(page, seen)) for page in offices]
    await asyncio.gather(
        *(_note(page, people.day, seen, order) for page in families[:NOTES]),
        *(_register(page, seen, order) for page in teachers),
    )
    await asyncio.sleep(2)  # the last notes come to the office
    for task in watching:
        task.cancel()
    await asyncio.gather(*(page.close() for page in (*families, *teachers, *offices)))
    return seen


async def _open_all(portal: Portal, path: str, cookies: list[str]) -> list[SocketClient]:
    at_once = asyncio.Semaphore(OPENING_AT_ONCE)
    pages = [SocketClient(portal.url, path, cookie, record=False) for cookie in cookies]

    async def open_one(page: SocketClient) -> None:
        async with at_once:
            await page.open()

    await asyncio.gather(*map(open_one, pages))
    return pages


async def _note(page: SocketClient, day: date, seen: Seen, order: random.Random) -> None:
    await asyncio.sleep(order.uniform(0, WITHIN))
    typed = {"kind": "ill", "last_day": "", "first_lesson": "", "last_lesson": "", "remark": ""}
    at = time.perf_counter()
    await page.call(f"{REPORT_STATE}.report", form={**typed, "first_day": f"{day}"})
    seen.taps.append(time.perf_counter() - at)
    for absence in page.show("report_page_state")["absences"]:
        seen.sent[absence["id"]] = at


async def _register(page: SocketClient, seen: Seen, order: random.Random) -> None:
    """A teacher opens a class, misses its last child, and sees that it is there after all."""
    await asyncio.sleep(order.uniform(0, WITHIN - 10))
    classes = page.show("class_absences_page_state")["classes"]
    if not classes:
        return
    await _tap(page, seen, "open_class", class_id=order.choice(classes)["id"])
    there = [one for one in page.show("class_absences_page_state")["register"] if one["is_there"]]
    if there:
        await _tap(page, seen, "mark_missing", pupil_id=there[-1]["pupil_id"])
        await _tap(page, seen, "mark_present", pupil_id=there[-1]["pupil_id"])


async def _tap(page: SocketClient, seen: Seen, handler: str, **arguments: int) -> None:
    at = time.perf_counter()
    await page.call(f"{CLASS_STATE}.{handler}", **arguments)
    seen.taps.append(time.perf_counter() - at)


async def _watch(page: SocketClient, seen: Seen) -> None:
    """Note when each row first stands on an office's page; the later of both pages counts."""
    known: set[int] = set()

    def ids() -> set[int]:
        return {row["id"] for row in page.show("office_absences_page_state").get("rows", [])}

    def shows_more(_page: SocketClient) -> bool:
        return bool(ids() - known)

    while True:
        await page.wait_for(shows_more, seconds=WITHIN * 10)
        now = time.perf_counter()
        for note in ids() - known:
            seen.shown[note] = max(now, seen.shown.get(note, 0.0))
        known.update(ids())


def _truth(portal: Portal, seen: Seen) -> dict[str, float]:
    """Notes that were acknowledged and are not there, and children that are away twice."""
    with portal.database() as database, database.reading() as session:
        is_open = col(Absence.state).in_(OPEN)
        kept = set(session.scalars(select(col(Absence.id)).where(is_open)))
        twice = session.execute(
            select(col(Absence.pupil_id))
            .where(is_open)
            .group_by(col(Absence.pupil_id))
            .having(func.count() > 1)
        ).all()
    unseen = len(seen.sent.keys() - seen.shown.keys())
    return {"lost": len(seen.sent.keys() - kept) + unseen, "double": len(twice)}


def _print(console: Console, figures: dict[str, float]) -> None:
    table = Table(title=f"Monday 7:45 on {os.cpu_count()} cores")
    table.add_column("figure")
    table.add_column("value", justify="right")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.2f}")
    console.print(table)


if __name__ == "__main__":
    main()
