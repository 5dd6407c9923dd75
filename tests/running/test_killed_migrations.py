"""R4: a migration that is killed at any statement leaves a database that can be migrated.

All that are missing are one transaction, so what a killed run leaves is what was there before it.
"""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, create_engine, event, inspect

from elternportal.migrations import config, is_current, migrate
from tests.support.databases import PostgresServer

STEP = 61  # every so many statements of all the migrations together
# Its children have all modules loaded, and nothing of this process: no thread and no connection.
FRESH = multiprocessing.get_context("forkserver")
FRESH.set_forkserver_preload([__name__])


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
    process = FRESH.Process(target=_migrate_until, args=(sql_url, last))
    process.start()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_R4_a_killed_migration_leaves_nothing_and_can_be_run_again(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if kind == "sqlite":
        sql_url = f"sqlite:///{tmp_path}/portal.db"
    else:
        postgres: PostgresServer = request.getfixturevalue("postgres")
        sql_url = postgres.empty_database()
    kills = 0
    while is_killed_at(sql_url, 1 + kills * STEP):
        kills += 1
        assert tables_of(sql_url) == []
    assert kills >= 5
    command.check(config(sql_url))  # the last run came to its end
    assert is_current(sql_url)


def tables_of(sql_url: str) -> list[str]:
    """The tables that are there, found as the next run finds them."""
    engine = create_engine(sql_url)
    try:
        return inspect(engine).get_table_names()
    finally:
        engine.dispose()
