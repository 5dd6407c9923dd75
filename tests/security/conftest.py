"""The school of tests/security/small_school.py on a running portal."""

from collections.abc import Iterator

import pytest

from tests.security.matrix import Matrix
from tests.security.small_school import School, running_school
from tests.security.snapshot import Snapshot


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school for each test file."""
    with running_school(tmp_path_factory.mktemp("school")) as running:
        yield running


@pytest.fixture(scope="module")
def before(school: School) -> Iterator[Snapshot]:
    """The database before the file's first test."""
    with Snapshot.of(school.portal) as snapshot:
        yield snapshot


@pytest.fixture(scope="session")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matrix]:
    """One school for all files of the matrix, which brings back what each call changes."""
    with (
        running_school(tmp_path_factory.mktemp("matrix")) as school,
        Snapshot.of(school.portal) as before,
    ):
        yield Matrix(school, before)
