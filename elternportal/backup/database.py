"""The database of a backup: a copy of one moment, taken while the portal goes on writing.

SQLite is copied by its own backup interface, PostgreSQL by ``pg_dump`` and ``pg_restore``, which
must be as new as the server.
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, func, inspect, select, table, text
from sqlalchemy.engine import URL, make_url

from elternportal.errors import PortalError

PRIVATE = 0o600
# Of another database, or the counters of one: not among what a school has entered.
NOT_COUNTED = frozenset({"alembic_version"})


class ToolMissing(PortalError):
    """PostgreSQL's own programs are not on this machine."""

    key = "backup-error-tool-missing"


class ToolFailed(PortalError):
    key = "backup-error-tool-failed"


class NotEmpty(PortalError):
    """A restore never writes over what is there."""

    key = "backup-error-not-empty"


class Unsound(PortalError):
    """SQLite finds the copy damaged, or rows in it that lead nowhere."""

    key = "backup-error-unsound"


class OtherDatabase(PortalError):
    """The backup of one kind of database is restored into the other."""

    key = "backup-error-other-database"


def kind_of(sql_url: str) -> str:
    """``sqlite`` or ``postgresql``."""
    return make_url(sql_url).get_backend_name()


def copy_database(sql_url: str, copy: Path) -> dict[str, int]:
    """Write a copy of one moment into the new file ``copy``; returns the rows of each table.

    Raises:
        ToolMissing, ToolFailed
    """
    copy.touch(PRIVATE, exist_ok=False)
    if kind_of(sql_url) == "sqlite":
        _copy_sqlite(Path(make_url(sql_url).database or ""), copy)
        with opened(f"sqlite:///{copy}") as engine, engine.connect() as connection:
            return count_rows(connection)
    with opened(sql_url) as engine, engine.connect() as connection:
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
        snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        counts = count_rows(connection)
        _dump(make_url(sql_url), copy, snapshot)
    return counts


def put_back(sql_url: str, copy: Path) -> None:
    """Make a copy the database at ``sql_url``, in which there is nothing yet.

    Raises:
        Unsound, ToolMissing, ToolFailed
    """
    if kind_of(sql_url) == "sqlite":
        _check_sqlite(copy)
        copy.replace(make_url(sql_url).database or "")
        return
    url = make_url(sql_url)
    _run(
        url,
        "pg_restore",
        "--exit-on-error",
        "--single-transaction",
        "--no-owner",
        f"--dbname={url.database}",
        str(copy),
    )


def require_empty(sql_url: str) -> None:
    """Raises NotEmpty if there are tables; an SQLite file that is not there is empty."""
    url = make_url(sql_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return
    with opened(sql_url) as engine:
        if inspect(engine).get_table_names():
            raise NotEmpty(place=url.render_as_string(hide_password=True))


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has, by its name."""
    names = sorted(set(inspect(connection).get_table_names()) - NOT_COUNTED)
    counted = {name: select(func.count()).select_from(table(name)) for name in names}
    return {name: connection.execute(count).scalar_one() for name, count in counted.items()}


@contextmanager
def opened(sql_url: str) -> Iterator[Engine]:
    """An engine for the time of the block."""
    engine = create_engine(sql_url)
    try:
        yield engine
    finally:
        engine.dispose()


def _copy_sqlite(database: Path, copy: Path) -> None:
    """All pages in one step: in SQLite's WAL mode nobody waits for it, and it sees one moment."""
    with (
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target, pages=-1)


def _check_sqlite(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Unsound()
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Unsound()


def _dump(url: URL, copy: Path, snapshot: str) -> None:
    _run(
        url,
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--snapshot={snapshot}",
        f"--file={copy}",
        f"--dbname={url.database}",
    )


def _run(url: URL, program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment, where no list of
    processes shows it.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the program is one of two, without a shell
            [program, *arguments],
            env={**os.environ, **_connection(url)},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise ToolMissing(program=program) from error
    if done.returncode:
        raise ToolFailed(program=program, reason=done.stderr.strip()[-300:])


def _connection(url: URL) -> Mapping[str, str]:
    """What libpq reads from the environment; ``host`` may stand in the address's query, too."""
    found = {
        "PGHOST": str(url.query.get("host", "") or url.host or ""),
        "PGPORT": str(url.port or ""),
        "PGUSER": url.username or "",
        "PGPASSWORD": str(url.password or ""),
        "PGSSLMODE": str(url.query.get("sslmode", "")),
    }
    return {name: value for name, value in found.items() if value}
