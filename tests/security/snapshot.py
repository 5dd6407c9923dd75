"""The whole SQLite database of a running portal, to compare and to bring back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.support.server import Portal

Rows = list[tuple[object, ...]]
SQLITE = "sqlite:///"
# When a session was seen last changes by itself.
COLUMNS = {"login_session": "id, token_hash, account_id, expires_at, revoked_at"}


class Snapshot:
    """What stood in every table at one moment."""

    def __init__(self, portal: Portal) -> None:
        self._path = portal.sql_url.removeprefix(SQLITE)
        with self._open() as connection:
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
            self._tables = [name for (name,) in names]
            self.rows = self._read(connection)

    def changes(self) -> dict[str, tuple[Rows, Rows]]:
        """The rows that have gone and come since, by table; empty when nothing changed."""
        with self._open() as connection:
            now = self._read(connection)
        return {
            table: (
                [row for row in before if row not in now[table]],
                [row for row in now[table] if row not in before],
            )
            for table, before in self.rows.items()
            if before != now[table]
        }

    def restore(self) -> None:
        """Bring everything back; only what changed is written."""
        with self._open() as connection:
            now = self._read(connection)
            connection.execute("BEGIN IMMEDIATE")
            for table, rows in self.rows.items():
                if rows == now[table]:
                    continue
                if table in COLUMNS:
                    connection.execute(f"UPDATE {table} SET revoked_at = NULL")
                    continue
                connection.execute(f"DELETE FROM {table}")
                if rows:
                    marks = ", ".join("?" * len(rows[0]))
                    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            connection.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection without foreign keys, so that tables come back in any order."""
        with closing(sqlite3.connect(self._path, timeout=30, isolation_level=None)) as connection:
            yield connection

    def _read(self, connection: sqlite3.Connection) -> dict[str, Rows]:
        return {
            table: connection.execute(
                f"SELECT {COLUMNS.get(table, '*')} FROM {table} ORDER BY 1"
            ).fetchall()
            for table in self._tables
        }
