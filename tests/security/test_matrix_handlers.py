"""Every event handler × person × {own, foreign, missing} (security Z4).

Here those call it who may; who may is decided in test_matrix_policies.py.
"""

import pytest

from tests.security.case import Case
from tests.security.cases import CASES
from tests.security.matrix import Matrix


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
async def test_Z4_a_handler_that_one_may_call_touches_only_ones_own(
    matrix: Matrix, case: Case
) -> None:
    await matrix.check(case)
