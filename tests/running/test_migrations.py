"""Migrations lead to the same tables and constraints that the models describe."""

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, create_engine, inspect, text

from elternportal.migrations import config, is_current, migrate
from elternportal.models.overlap import OVERLAP_NAMES
from tests.support.databases import PostgresServer, create_schema

GUARDS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE contype IN ('x', 'c', 'u', 'f', 'p') ORDER BY conname",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new/folder/portal.db"
    postgres: PostgresServer = request.getfixturevalue("postgres")
    return postgres.empty_database()


@pytest.fixture
def created_url(empty_url: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database whose tables the models themselves have created."""
    if empty_url.startswith("sqlite"):
        url = f"sqlite:///{tmp_path}/created.db"
        create_schema(url)
        return url
    postgres: PostgresServer = request.getfixturevalue("postgres")
    return postgres.fresh_database()


def test_a_migrated_database_has_the_tables_of_the_models(empty_url: str) -> None:
    migrate(empty_url)
    command.check(config(empty_url))
    assert is_current(empty_url)


def test_a_migrated_database_has_every_guard_of_the_models(
    empty_url: str, created_url: str
) -> None:
    migrate(empty_url)
    guards = _guards(empty_url)
    assert guards == _guards(created_url)
    assert set(OVERLAP_NAMES) <= guards.keys()


def test_migrating_again_changes_nothing(empty_url: str) -> None:
    migrate(empty_url)
    before = _guards(empty_url)
    migrate(empty_url)
    assert _guards(empty_url) == before


def test_a_database_without_migrations_is_not_current(empty_url: str) -> None:
    migrate(empty_url)
    command.downgrade(config(empty_url), "base")
    assert not is_current(empty_url)


def _guards(url: str) -> dict[str, str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = connection.execute(text(GUARDS[engine.dialect.name]))
        guards = {name: definition for name, definition in found if "alembic" not in name}
        if engine.dialect.name == "sqlite":
            guards |= _checks_in_sqlite(connection)
    engine.dispose()
    return guards


def _checks_in_sqlite(connection: Connection) -> dict[str, str]:
    """A migration that writes a table anew must not lose them."""
    inspector = inspect(connection)
    return {
        str(check["name"]): check["sqltext"]
        for table in inspector.get_table_names()
        for check in inspector.get_check_constraints(table)
    }
