"""The school of tests/security/school.py on a running portal, one for each test file."""

from collections.abc import Iterator

import pytest

from tests.security.school import School, running_school
from tests.security.snapshot import Snapshot


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    with running_school(tmp_path_factory.mktemp("school")) as running:
        yield running


@pytest.fixture(scope="module")
def before(school: School) -> Snapshot:
    """The database before the file's first test."""
    return Snapshot(school.portal)
