"""Fixtures for all tests: real databases, a stopped clock, a named world of people."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from elternportal import clock, db, modules
from elternportal.auth import passwords
from elternportal.db import Database
from tests.support.databases import PostgresServer, fresh_sqlite
from tests.support.server import (  # noqa: F401 - fixtures
    browser,
    each_portal,
    grown_portal_server,
    playwright,
    portal_server,
)
from tests.support.smtp import SmtpServer
from tests.support.states import Pages
from tests.support.world import World, make_world

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)

modules.install_all()

# What a test leaves beside its database is never the demo's.
os.environ.setdefault("ELTERNPORTAL_DATA_DIR", mkdtemp(prefix="elternportal-test-"))

# A slow machine is no counterexample.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright's event loop stays in the thread until the run ends, and
    tests that start a loop of their own could not run after it. Two processes share the tests by
    files and in this order (the Makefile's options), so a file with one such comes last, whole.
    """
    in_browser = {item.path for item in items if "playwright" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path in in_browser)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One real PostgreSQL server for the run; each test gets its own database in it."""
    server = PostgresServer(tmp_path_factory.mktemp("postgres"))
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with all tables, once on SQLite and once on PostgreSQL."""
    with ExitStack() as lent:
        if request.param == "sqlite":
            url = fresh_sqlite(tmp_path / "portal.db")
        else:
            url = lent.enter_context(request.getfixturevalue("postgres").lent_database())
        opened = Database(url)
        yield opened
        opened.close()


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[Database]:
    """An empty SQLite database, for tests whose subject does not depend on the database."""
    opened = Database(fresh_sqlite(tmp_path / "portal.db"))
    yield opened
    opened.close()


@pytest.fixture
def stopped_clock() -> Iterator[datetime]:
    """The clock stands still at noon (UTC 11:00) on Monday, 23 November 2026."""
    with clock.at(NOON):
        yield NOON


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hashing a password costs next to nothing, for tests whose subject is something else."""
    passwords._dummy_hash.cache_clear()
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(1, memory_cost=8, parallelism=1))
    yield
    passwords._dummy_hash.cache_clear()


@pytest.fixture
def pages(database: Database, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """Opens pages on ``database`` without a browser."""
    monkeypatch.setattr(db, "_database", database)
    return Pages()


@pytest.fixture
def world(database: Database) -> World:
    """The named people of tests/support/world.py, in ``database``."""
    with database.transaction() as session:
        return make_world(session)


@pytest.fixture
def smtp_server() -> Iterator[SmtpServer]:
    """A real SMTP server on loopback."""
    server = SmtpServer()
    yield server
    server.stop()
