"""The opening night: a whole school books within a minute, on this machine.

Three scenes against one real server process: the opening itself, a hundred families booking without
pause, and a thousand open grids at twenty bookings a second. Beside them, in the same run, the
floors: bare commits and a raw broadcast. Results go to ``var/bench/opening_night.json``.
"""

import json
import os
import tempfile
from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.families import Result, Task, run_processes
from bench.floors import bare_commits_per_second, raw_broadcast_us_per_message
from bench.school import School, prepare_school
from bench.truth import check, commits
from bench.usage import Usage, percentile, usage_of
from elternportal import modules
from tests.support.server import Portal, running_portal

CLIENT_PROCESSES = 2
FAMILIES = 700
OPENING_SECONDS = 30.0
WISHES = 5
NONSTOP_FAMILIES = 100
NONSTOP_WISHES = 12
LIVE_GRIDS = 1_000
LIVE_RATE = 20.0
LIVE_BOOKINGS = 300
REPORT = Path("var/bench/opening_night.json")


def main() -> None:
    modules.install_all()
    console = Console()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, console.status("Opening night …"):
        figures["bare_commits_per_s"] = bare_commits_per_second()
        figures["floor_us_per_message"] = raw_broadcast_us_per_message()
        school: list[School] = []
        acknowledged: list[int] = []
        with running_portal(
            Path(folder), lambda database: school.append(prepare_school(database))
        ) as portal:
            for scene in (_opening, nonstop, _live):
                result, found = scene(portal, school[0])
                acknowledged += result.booked
                figures |= found
            with portal.database() as database, database.reading() as session:
                truth = check(session, acknowledged)
    figures |= {
        "lost": truth.lost,
        "double": truth.double,
        "overlapping": truth.overlapping,
    }
    _write(figures)
    _print(console, figures)


def _opening(portal: Portal, school: School) -> tuple[Result, dict[str, float]]:
    """700 families with open grids all start within 30 s, five bookings each."""
    empty = usage_of(portal)
    opened: list[Usage] = []
    tasks = split(
        portal,
        school.opening,
        cookies_of(school, FAMILIES),
        wishes=WISHES,
        spread=OPENING_SECONDS,
        records_changes=True,
        listen_after=2.0,
    )
    result = run_processes(tasks, lambda: opened.append(usage_of(portal)))
    return result, {
        "opening_families": FAMILIES,
        "opening_bookings": len(result.booked),
        **percentiles("opening_tap", result.taps),
        "opening_live_p95_ms": _live_p95(portal, school.opening, result),
        "kb_per_client": (opened[0].memory - empty.memory) / FAMILIES / 1024,
    }


def nonstop(portal: Portal, school: School) -> tuple[Result, dict[str, float]]:
    """A hundred families at a time book without pause, one after the other until all have."""
    tasks = split(
        portal,
        school.nonstop,
        cookies_of(school, 3 * NONSTOP_FAMILIES),
        wishes=NONSTOP_WISHES,
        at_once=NONSTOP_FAMILIES // CLIENT_PROCESSES,
    )
    opened: list[Usage] = []
    result = run_processes(tasks, lambda: opened.append(usage_of(portal)))
    cpu = usage_of(portal).cpu - opened[0].cpu
    seconds = result.ended - result.started
    return result, {
        "bookings_per_s": len(result.booked) / seconds,
        **percentiles("tap", result.taps),
        "cpu_ms_per_booking": cpu / max(1, len(result.booked)) * 1000,
    }


def _live(portal: Portal, school: School) -> tuple[Result, dict[str, float]]:
    """A thousand open grids while twenty bookings a second come in."""
    tasks = split(
        portal,
        school.live,
        cookies_of(school, LIVE_GRIDS),
        wishes=2,
        booking_families=LIVE_BOOKINGS // 2 // CLIENT_PROCESSES,
        per_second=LIVE_RATE / CLIENT_PROCESSES,
        records_changes=True,
        listen_after=2.0,
    )
    opened: list[Usage] = []
    result = run_processes(tasks, lambda: opened.append(usage_of(portal)))
    cpu = usage_of(portal).cpu - opened[0].cpu
    messages = result.live_messages - LIVE_GRIDS  # each grid's first message is its snapshot
    return result, {
        "live_grids": LIVE_GRIDS,
        "live_p95_ms": _live_p95(portal, school.live, result),
        "live_messages": messages,
        # All that the server did in this scene, bookings included, shared out over the messages.
        "live_us_per_message": cpu / max(1, messages) * 1_000_000,
    }


def split(portal: Portal, evening_id: int, cookies: list[str], **options: float) -> list[Task]:
    return [
        Task(
            url=portal.url,
            evening_id=evening_id,
            cookies=tuple(cookies[number::CLIENT_PROCESSES]),
            seed=number,
            **options,  # type: ignore[arg-type]
        )
        for number in range(CLIENT_PROCESSES)
    ]


def cookies_of(school: School, count: int) -> list[str]:
    if len(school.cookies) < count:
        raise ValueError(f"{count} families are wanted, the school has {len(school.cookies)}")
    return list(school.cookies[:count])


def _live_p95(portal: Portal, evening_id: int, result: Result) -> float:
    """95th percentile over all (booking, open grid) pairs of commit → grid, in ms.

    A grid that never showed a booking counts as never, i.e. infinitely late.
    """
    with portal.database() as database, database.reading() as session:
        written = commits(session, evening_id, result.started)
    arrivals: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for change in result.seen:
        arrivals[change.teacher_id, change.index].append(change.at)
    delays: list[float] = []
    for commit in written:
        shown = arrivals[commit.teacher_id, commit.index]
        delays += [at - commit.at for at in shown]
        delays += [float("inf")] * (result.watchers.get(commit.teacher_id, 0) - len(shown))
    return percentile(delays, 0.95) * 1000


def percentiles(name: str, seconds: list[float]) -> dict[str, float]:
    return {
        f"{name}_p{share}_ms": percentile(seconds, share / 100) * 1000 for share in (50, 95, 99)
    }


def _write(figures: dict[str, float]) -> None:
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    rounded = {name: round(value, 2) for name, value in figures.items()}
    REPORT.write_text(json.dumps(rounded, indent=2) + "\n")


def _print(console: Console, figures: dict[str, float]) -> None:
    table = Table(title=f"Opening night on {os.cpu_count()} cores")
    table.add_column("figure")
    table.add_column("value", justify="right")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.1f}")
    console.print(table)


if __name__ == "__main__":
    main()
