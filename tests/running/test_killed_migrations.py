"""R4: a migration that is killed at any statement leaves a database that can be migrated."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, event

from elternportal.migrations import config, is_current, migrate
from tests.support.databases import PostgresServer

STEP = 29  # every so many statements of all the migrations together


def _migrate_until(sql_url: str, last: int) -> None:
    """Migrate, and die before statement number ``last``."""
    count = 0

    @event.listens_for(Engine, "before_cursor_execute")
    def die_in_time(*_arguments: object) -> None:
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    migrate(sql_url)


def is_killed_at(sql_url: str, last: int) -> bool:
    """Whether the migrations had a statement of this number."""
    process = multiprocessing.get_context("spawn").Process(
        target=_migrate_until, args=(sql_url, last)
    )
    process.start()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_R4_a_killed_migration_can_be_run_again(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    kills = 0
    while True:
        if kind == "sqlite":
            sql_url = f"sqlite:///{tmp_path}/portal-{kills}.db"
        else:
            postgres: PostgresServer = request.getfixturevalue("postgres")
            sql_url = postgres.empty_database()
        if not is_killed_at(sql_url, 1 + kills * STEP):
            break
        kills += 1
        migrate(sql_url)
        command.check(config(sql_url))
        assert is_current(sql_url)
    assert kills >= 5
