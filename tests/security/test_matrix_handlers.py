"""Every handler declares who may call it and stands in the matrix (security Z1, Z4).

The matrix itself, by area, is in test_matrix_evenings.py, test_matrix_letters.py and
test_matrix_services.py.
"""

import json
from typing import Any

from elternportal import elternportal
from elternportal.module import installed
from elternportal.reflex_internals import registered_handlers
from elternportal.state.policy import FRAMEWORK_POLICIES, area_of, policy_of
from tests.security.cases import CASES
from tests.security.matrix import Matrix

assert elternportal.app  # the whole portal registers its handlers

A_SECOND_OF_EVENTS = 20  # the gate lets a socket send 30, and the page needs some itself


def registered() -> dict[str, Any]:
    return dict(registered_handlers())


def test_Z4_every_handler_that_can_run_is_in_the_matrix() -> None:
    open_handlers = {name for name in registered() if policy_of(name) is not None}
    assert open_handlers - set(FRAMEWORK_POLICIES) == {case.full_name for case in CASES}


def test_every_handler_belongs_to_a_module_or_to_all_pages() -> None:
    areas = {area_of(name) for name in registered()}
    assert areas - {""} <= {module.name for module in installed()}
    assert len(areas) > 10


def test_Z1_every_handler_of_the_portal_declares_a_policy() -> None:
    own = [
        name
        for name, it in registered().items()
        if it.handler.fn.__module__.startswith("elternportal")
    ]
    assert len(own) > 50
    assert [name for name in own if policy_of(name) is None] == []


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
