"""A letter to 2,000 guardians: publishing it, sending its mails, and listing letters years later.

Beside each figure stands its floor, measured in the same run: raw SQL for publishing, and a loop
with nothing but smtplib for sending. Results go to ``var/bench/letters.json``.
"""

import json
import os
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.letter_years import add_letters
from bench.mail_server import MailServer, bare_mails_per_second, mail_server
from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import Actor, Role
from elternportal.domain.school_year import school_year_of
from elternportal.modules import install_all
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.inbox import LetterQuery, list_letters
from elternportal.services.letters.publishing import publish
from tests.support.databases import fresh_sqlite
from tests.support.large_school import make_large_school
from tests.support.letters import add_letter
from tests.support.outbox import start_worker_process

GUARDIANS = 2_000
LETTERS_A_YEAR = 200
YEARS = 5
LISTS = 60  # by as many guardians, of which the median counts
REPORT = Path("var/bench/letters.json")
MIB = 1024 * 1024


def main() -> None:
    install_all()
    console = Console()
    with (
        tempfile.TemporaryDirectory() as folder,
        mail_server() as server,
        console.status("Letters …"),
    ):
        database = Database(fresh_sqlite(Path(folder) / "portal.db"))
        with database.transaction() as session:
            office = make_large_school(session, GUARDIANS)
        figures = {"publish_ms": _publish(database, office)}
        floors = {"publish_ms": _bare_insert_ms(Path(folder) / "bare.db")}
        figures["mails_per_s"], figures["peak_mb"] = _send(database, server)
        floors["mails_per_s"] = bare_mails_per_second(server, GUARDIANS)
        figures["list_ratio_5y"] = _list_ratio(database, office, Path(folder))
        database.close()
    _write(figures)
    _print(console, figures, floors)


def _publish(database: Database, office: Actor) -> float:
    """Milliseconds to publish a letter to everybody, until it is on disk."""
    with database.transaction() as session:
        everybody = AudienceChoice(whole_school=True)
        letter = add_letter(session, office, everybody, is_published=False)

    def work() -> None:
        with database.transaction() as session:
            publish(session, session.merge(letter))

    return _milliseconds(work)


def _send(database: Database, server: MailServer) -> tuple[float, float]:
    """Mails per second of a worker process, and its largest resident memory in MiB."""
    worker = start_worker_process(database, server.port)
    rate = server.rate(GUARDIANS)
    worker.terminate()
    return rate, _peak_bytes(worker) / MIB


def _peak_bytes(process: subprocess.Popen[bytes]) -> int:
    """The largest memory of a process that has been told to end."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * 1024


def _list_ratio(database: Database, office: Actor, folder: Path) -> float:
    """How much longer a guardian's list takes with five school years than with one.

    Both are asked in turns, so that whatever else the machine does meanwhile concerns both.
    """
    this_year = school_year_of(clock.today())
    with database.transaction() as session:
        add_letters(session, office, this_year, LETTERS_A_YEAR - 1)  # one is there already
    one_year = _copy(database, folder / "one_year.db")
    for year in range(this_year - YEARS + 1, this_year):
        with database.transaction() as session:
            add_letters(session, office, year, LETTERS_A_YEAR)
    guardians = [Actor(number, frozenset({Role.PARENT})) for number in range(1, LISTS + 1)]
    pairs = [(_list_seconds(database, one), _list_seconds(one_year, one)) for one in guardians]
    one_year.close()
    five_years, one = (statistics.median(taken) for taken in zip(*pairs, strict=True))
    return five_years / one


def _copy(database: Database, path: Path) -> Database:
    with sqlite3.connect(path) as copy, database.reading() as session:
        session.connection().connection.driver_connection.backup(copy)  # type: ignore[union-attr]
    return Database(f"sqlite:///{path}")


def _list_seconds(database: Database, guardian: Actor) -> float:
    """The quicker of two looks of a guardian."""
    taken = []
    for _ in range(2):
        started = time.perf_counter()
        with database.reading() as session:
            view = list_letters(session, guardian, LetterQuery())
        taken.append(time.perf_counter() - started)
        assert len(view.letters) == LETTERS_A_YEAR
    return min(taken)


def _bare_insert_ms(path: Path) -> float:
    """As many rows as publishing writes, into bare tables, with one commit to disk."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=wal")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE mail (id INTEGER PRIMARY KEY, event, recipient, rest)")
    connection.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, letter, person)")
    mails = [("letter-1-1", f"person{n}@one.example", "x" * 200) for n in range(GUARDIANS)]
    lines = [(1, n) for n in range(2 * GUARDIANS)]

    def work() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO mail (event, recipient, rest) VALUES (?, ?, ?)", mails)
        connection.executemany("INSERT INTO line (letter, person) VALUES (?, ?)", lines)
        connection.execute("COMMIT")

    taken = _milliseconds(work)
    connection.close()
    return taken


def _milliseconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _write(figures: dict[str, float]) -> None:
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    rounded = {name: round(value, 2) for name, value in figures.items()}
    REPORT.write_text(json.dumps(rounded, indent=2) + "\n")


def _print(console: Console, figures: dict[str, float], floors: dict[str, float]) -> None:
    table = Table(title=f"A letter to {GUARDIANS:,} guardians on {os.cpu_count()} cores")
    for head in ("figure", "value", "floor"):
        table.add_column(head, justify="left" if head == "figure" else "right")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.2f}", f"{floors[name]:,.2f}" if name in floors else "")
    console.print(table)


if __name__ == "__main__":
    main()
