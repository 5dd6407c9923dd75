"""The school's plans: a whole school brought in, and the change of one day beside 300 open pages.

``plan_s`` and ``apply_s``: 2,000 children, 3,000 lessons and who is in which course, into an empty
school. ``day_update_s``: from the upload by a program until its answer, while 300 guardians have
the substitution plan open; ``live_p95_ms``: until those whom it concerns see it, from the same
moment. ``week_read_ms`` and ``feed_ms``: one child's week, and its calendar over the net. Results
go to ``var/bench/plans.json``.
"""

import asyncio
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table
from sqlmodel import Session, col, select

from bench.plan_files import CLASSES, school_files, substitutions
from bench.usage import percentile
from elternportal import clock, modules, routes
from elternportal.auth.sessions import open_session
from elternportal.db import Database
from elternportal.domain.people import SYSTEM, Actor, Role
from elternportal.domain.timetable import A_DAY, SUBSTITUTIONS
from elternportal.models.access import Account, Guardianship
from elternportal.models.base import id_of
from elternportal.models.school import Pupil
from elternportal.services.dates.feeds import create_feed
from elternportal.services.school.import_sources import create_source
from elternportal.services.school.school_import import apply, preview
from elternportal.services.timetable.week import PlanAsked, read_week
from tests.support.server import Portal, running_portal
from tests.support.socket_client import SocketClient

OPEN_PAGES = 300
READS = 60
UPDATES = 5
WARM_UP = 1
LIMITS = {"plan_s": 5.0, "apply_s": 5.0, "day_update_s": 0.5}
REPORT = Path("var/bench/plans.json")
STATE = "substitutions_page_state"


@dataclass
class _School:
    """What is needed to ask: cookies of guardians, one of them as an actor, and the secrets."""

    figures: dict[str, float] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)
    guardians: list[tuple[Actor, int]] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    token: str = ""


def main() -> None:
    modules.install_all()
    console = Console()
    school = _School()
    with (
        tempfile.TemporaryDirectory() as folder,
        console.status("Plans …"),
        running_portal(Path(folder), lambda database: _prepare(database, school)) as portal,
    ):
        figures = school.figures | asyncio.run(_updates(portal, school))
        figures["week_read_ms"] = _week_read_ms(portal, school)
        figures["feed_ms"] = _feed_ms(portal, school)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    rounded = {name: round(value, 3) for name, value in figures.items()}
    REPORT.write_text(json.dumps(rounded, indent=2) + "\n")
    _print(console, figures)


def _prepare(database: Database, school: _School) -> None:
    """Bring the school in, with the times it takes, and give its children guardians."""
    files = school_files()
    with database.reading() as session:
        school.figures["plan_s"] = _seconds(lambda: preview(session, SYSTEM, files))
    with database.transaction() as session:
        school.figures["apply_s"] = _seconds(lambda: apply(session, SYSTEM, files))
    with database.transaction() as session:
        head = Account(email="head@demo.example", is_head=True, created_at=clock.now())
        session.add(head)
        session.flush()
        actor = Actor(id_of(head), frozenset({Role.HEAD}), has_confirmed=True)
        school.token = create_source(session, actor, "Untis")
        pupils = session.exec(select(Pupil).order_by(col(Pupil.id)).limit(OPEN_PAGES)).all()
        for number, pupil in enumerate(pupils):
            _add_guardian(session, school, number, id_of(pupil))


def _add_guardian(session: Session, school: _School, number: int, pupil_id: int) -> None:
    account = Account(email=f"eltern{number}@demo.example", created_at=clock.now())
    session.add(account)
    session.flush()
    account_id = id_of(account)
    session.add(Guardianship(account_id=account_id, pupil_id=pupil_id, since=clock.now()))
    session.flush()
    guardian = Actor(account_id, frozenset({Role.PARENT}))
    school.guardians.append((guardian, pupil_id))
    school.cookies.append(f"session={open_session(session, account)}")
    if number < READS:
        school.feeds.append(create_feed(session, guardian, pupil_id))


async def _updates(portal: Portal, school: _School) -> dict[str, float]:
    """Upload one day's plan again and again, each time with something new for some classes."""
    pages = [
        SocketClient(portal.url, SUBSTITUTIONS, cookie, record=False) for cookie in school.cookies
    ]
    for page in pages:
        await page.open()
    day = _next_school_day()
    taken: list[float] = []
    lives: list[float] = []
    for state in range(UPDATES + WARM_UP):
        seconds, seen = await _update(portal, school, pages, day, state)
        if state >= WARM_UP:
            taken.append(seconds)
            lives += seen
    await asyncio.gather(*(page.close() for page in pages))
    return {
        "day_update_s": statistics.median(taken),
        "live_p95_ms": percentile(lives, 0.95) * 1000,
    }


async def _update(
    portal: Portal, school: _School, pages: list[SocketClient], day: date, state: int
) -> tuple[float, list[float]]:
    """Seconds until the program has its answer, and until each page that it concerns shows it."""
    file = substitutions(day, state)
    concerned = [page for number, page in enumerate(pages) if number % CLASSES % 10 == 0]
    started = time.perf_counter()

    async def seen(page: SocketClient) -> float:
        await page.wait_for(lambda it: f"Stand {state}" in json.dumps(it.show(STATE)))
        return time.perf_counter() - started

    waiting = [asyncio.create_task(seen(page)) for page in concerned]
    async with httpx.AsyncClient(timeout=60) as client:
        answer = await client.post(
            portal.url + routes.IMPORT_BY_TOKEN,
            headers={"Authorization": f"Bearer {school.token}"},
            files={"files": (file.name, file.content)},
        )
    seconds = time.perf_counter() - started
    assert answer.json()["state"] == "applied", answer.text
    return seconds, await asyncio.gather(*waiting)


def _week_read_ms(portal: Portal, school: _School) -> float:
    """The median of many guardians, each the quicker of two looks."""
    day = _next_school_day()
    with portal.database() as database:

        def look(guardian: Actor, pupil_id: int) -> None:
            with database.reading() as session:
                read_week(session, guardian, PlanAsked(child_id=pupil_id), day)

        taken = [
            min(_seconds(lambda one=one: look(*one)) for _ in range(2))  # type: ignore[misc]
            for one in school.guardians[:READS]
        ]
    return statistics.median(taken) * 1000


def _feed_ms(portal: Portal, school: _School) -> float:
    with httpx.Client(base_url=portal.url, timeout=60) as client:
        taken = [
            _seconds(lambda token=token: client.get(routes.calendar_feed(token)).raise_for_status())  # type: ignore[misc]
            for token in school.feeds
        ]
    return statistics.median(taken) * 1000


def _next_school_day() -> date:
    day = clock.today() + A_DAY
    while day.isoweekday() > 5:
        day += A_DAY
    return day


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _print(console: Console, figures: dict[str, float]) -> None:
    table = Table(title=f"Plans beside {OPEN_PAGES} open pages on {os.cpu_count()} cores")
    for head in ("figure", "value", "at most"):
        table.add_column(head, justify="left" if head == "figure" else "right")
    for name, value in figures.items():
        limit = f"{LIMITS[name]:,.1f}" if name in LIMITS else ""
        table.add_row(name, f"{value:,.3f}", limit)
    console.print(table)


if __name__ == "__main__":
    main()
