"""Notices, polls, documents and more services: who may do what (security Z4)."""

import pytest

from tests.security.case import Case
from tests.security.cases import SERVICES
from tests.security.matrix import Matrix


@pytest.mark.parametrize("case", SERVICES, ids=lambda case: case.label)
async def test_Z4_a_handler_runs_for_whom_it_may_and_touches_only_their_own(
    matrix: Matrix, case: Case
) -> None:
    await matrix.check(case)
