"""Who may call which handler is what the matrix says, decided by roles alone (security Z1, Z4).

No portal runs here: test_gate.py shows that the gate does what the policies say.
"""

import pytest

from elternportal.module import installed
from elternportal.state.policy import FRAMEWORK_POLICIES, area_of, policy_of
from tests.security.areas import area_modules
from tests.security.cases import CASES
from tests.security.families import PERSONS
from tests.security.policies import registered
from tests.security.roles import actor_of

WHO_MAY = {case.full_name: case.may for case in CASES}


def test_Z4_every_area_says_who_may_do_what_in_it() -> None:
    areas = {module.__name__.split(".")[2] for module in area_modules("cases")}
    assert areas == {module.name for module in installed()}


def test_Z4_every_handler_that_can_run_is_in_the_matrix() -> None:
    open_handlers = {name for name in registered() if policy_of(name) is not None}
    assert open_handlers - set(FRAMEWORK_POLICIES) == set(WHO_MAY)


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


def test_Z4_all_cases_of_a_handler_say_the_same_of_who_may_call_it() -> None:
    assert [case.label for case in CASES if case.may != WHO_MAY[case.full_name]] == []


@pytest.mark.parametrize("name", sorted(WHO_MAY), ids=lambda name: name.rpartition("____")[2])
def test_Z4_a_handler_admits_exactly_those_who_may_call_it(name: str) -> None:
    policy = policy_of(name)
    assert policy is not None
    admitted = [person for person in PERSONS if policy.admits(actor_of(person))]
    assert admitted == [person for person in PERSONS if person in WHO_MAY[name]]
