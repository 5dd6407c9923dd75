"""The whole SQLite database of a running portal, to compare and to bring back.

The portal goes on meanwhile. So tables are read in one transaction and brought back in one, and
only at a moment when the mail worker has no mail in hand whose fate it would still write down.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Self

from tests.support.server import Portal
from tests.support.waiting import LOOK_EVERY_SECONDS, PATIENCE_SECONDS

Rows = list[tuple[object, ...]]
SQLITE = "sqlite:///"
# When a session was seen last changes by itself, and failures that nobody's account is charged
# with are counted whoever has them.
COLUMNS = {
    "login_session": "id, token_hash, account_id, expires_at, revoked_at",
    "vain_sign_ins": "id",
}
IN_HAND = "SELECT count(*) FROM outbox_mail WHERE leased_until IS NOT NULL"


class Snapshot:
    """What stood in every table at one moment. Use :meth:`of`, which closes it in the end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        self._tables = [name for (name,) in names]
        with self._transaction("BEGIN"):
            self._rows = self._read()
            self._unchanged = self._version()

    @classmethod
    @contextmanager
    def of(cls, portal: Portal) -> Iterator[Self]:
        """A snapshot of this moment."""
        path = portal.sql_url.removeprefix(SQLITE)
        # Without foreign keys, so that tables come back in any order.
        with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)) as it:
            yield cls(it)

    def changes(self) -> dict[str, tuple[Rows, Rows]]:
        """The rows that have gone and come since, by table; empty when nothing changed."""
        if self._version() == self._unchanged:
            return {}
        with self._transaction("BEGIN"):
            now, version = self._read(), self._version()
        if now == self._rows:
            self._unchanged = version
        return {
            table: (
                [row for row in before if row not in now[table]],
                [row for row in now[table] if row not in before],
            )
            for table, before in self._rows.items()
            if before != now[table]
        }

    def restore(self) -> None:
        """Bring everything back; only what changed is written.

        Raises:
            AssertionError: the mail worker does not come to an end.
        """
        end = time.monotonic() + PATIENCE_SECONDS
        while self._version() != self._unchanged and not self._restore_at_rest():
            assert time.monotonic() < end, "the mail worker does not come to an end"
            time.sleep(LOOK_EVERY_SECONDS)

    def _restore_at_rest(self) -> bool:
        """Bring everything back, unless the mail worker has mails in hand."""
        with self._transaction("BEGIN IMMEDIATE"):
            if self._connection.execute(IN_HAND).fetchone() != (0,):
                return False
            now = self._read()
            for table, rows in self._rows.items():
                if rows != now[table]:
                    self._put_back(table, rows)
            self._unchanged = self._version()  # what this connection writes does not count
        return True

    def _put_back(self, table: str, rows: Rows) -> None:
        if table in COLUMNS:
            self._connection.execute(f"UPDATE {table} SET revoked_at = NULL")
            return
        self._connection.execute(f"DELETE FROM {table}")
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

    def _version(self) -> int:
        """A number that differs as soon as another connection has committed something."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _read(self) -> dict[str, Rows]:
        return {
            table: self._connection.execute(
                f"SELECT {COLUMNS.get(table, '*')} FROM {table} ORDER BY 1"
            ).fetchall()
            for table in self._tables
        }

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._connection.execute(begin)
        try:
            yield
        finally:
            self._connection.execute("COMMIT")
