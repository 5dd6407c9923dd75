"""A portal in both set-ups whose evenings only these tests change."""

from collections.abc import Iterator

import pytest

from elternportal.demo.school import create_demo
from tests.support.server import Portal, grown_portal, running_portal


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
