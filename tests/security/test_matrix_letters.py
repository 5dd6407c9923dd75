"""Letters and what came back to them: who may do what (security Z4)."""

import pytest

from tests.security.case import Case
from tests.security.cases import LETTERS
from tests.security.matrix import Matrix


@pytest.mark.parametrize("case", LETTERS, ids=lambda case: case.label)
async def test_Z4_a_handler_runs_for_whom_it_may_and_touches_only_their_own(
    matrix: Matrix, case: Case
) -> None:
    await matrix.check(case)
