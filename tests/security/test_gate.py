"""The gate runs what a policy admits, and nothing that declares none (security Z1, T2).

All handlers' policies are compared with the matrix in test_matrix_policies.py; here one handler of
each policy is called by everybody over a socket.
"""

import json

import pytest

from elternportal import routes
from elternportal.state.policy import Policy, policy_of
from tests.security.case import Case
from tests.security.cases import CASES
from tests.security.matrix import Matrix
from tests.security.policies import registered

A_SECOND_OF_EVENTS = 20  # the gate lets a socket send 30, and the page needs some itself


def one_of_each_policy() -> list[Case]:
    """The first handler of each policy that names ids, or the first at all."""
    found: dict[Policy | None, Case] = {}
    for case in sorted(CASES, key=lambda case: not case.is_scoped):
        found.setdefault(policy_of(case.full_name), case)
    return list(found.values())


def test_Z1_the_handlers_have_few_different_policies() -> None:
    assert None not in {policy_of(case.full_name) for case in CASES}
    assert 5 <= len(one_of_each_policy()) < 10


@pytest.mark.parametrize("case", one_of_each_policy(), ids=lambda case: case.label)
async def test_Z1_the_gate_lets_run_whom_the_policy_admits_and_nobody_else(
    matrix: Matrix, case: Case
) -> None:
    await matrix.check_gate(case)


async def test_Z1_T2_a_handler_without_a_policy_and_what_is_no_handler_does_not_run(
    matrix: Matrix,
) -> None:
    closed = [name for name in registered() if policy_of(name) is None]
    assert len(closed) > 10
    state = CASES[0].state_name
    private = [
        f"{state}.{name}" for name in ("_enter", "_write", "_tell", "reset", "get_state", "set")
    ]
    names = [*closed, *private]
    for start in range(0, len(names), A_SECOND_OF_EVENTS):
        matrix.school.change_session("olga")
        async with matrix.school.page("olga", "/") as page:
            shown = json.dumps(page.states, sort_keys=True)
            for name in names[start : start + A_SECOND_OF_EVENTS]:
                await page.send(
                    name, var_name="notice", value="gelungen", vars={"notice": "gelungen"}
                )
            await page.settle()
            assert json.dumps(page.states, sort_keys=True) == shown
            assert "gelungen" not in "".join(page.frames)
    assert matrix.before.changes() == {}


async def test_what_is_typed_on_a_mac_is_composed_before_any_handler_reads_it(
    matrix: Matrix,
) -> None:
    state = next(case for case in CASES if case.handler == "look_for")
    async with matrix.school.page("olga", routes.SCHOOL_SETTINGS) as page:
        await page.send(f"{state.state_name}.look_for", words="Scha\u0308fer")
        await page.settle()
        assert "Schäfer" in "".join(page.frames)
        assert "Scha\u0308fer" not in "".join(page.frames)
