"""What of a state a client can call: what says who may, and nothing else (security Z1)."""

import pytest

from elternportal import elternportal
from elternportal.domain.people import ADMINISTRATION, Role
from elternportal.duration import Duration, duration_of, takes_long
from elternportal.reflex_internals import BaseState, is_mixin
from elternportal.state.base import PortalState
from elternportal.state.board.notices import BoardPageState
from elternportal.state.board.office import OfficeBoardPageState
from elternportal.state.page import PageState
from elternportal.state.policy import (
    ANYBODY_SIGNED_IN,
    POLICY_ATTRIBUTE,
    Policy,
    allow,
    opens_for,
    refuse_undeclared,
)

assert elternportal.app  # all states are there


def own_states(parent: type[BaseState] = PortalState) -> set[type[BaseState]]:
    below = {child for child in parent.__subclasses__() if child.__module__.startswith("elternp")}
    found = below.union(*(own_states(child) for child in below))
    return {state for state in found if not is_mixin(state)}


def test_each_public_method_of_a_state_says_who_may_run_it() -> None:
    states = own_states()
    assert len(states) > 25
    handlers = [handler for state in states for handler in state.event_handlers.values()]
    handlers = [it for it in handlers if it.fn.__module__.startswith("elternportal")]
    assert len(handlers) > 150
    assert [it for it in handlers if not hasattr(it.fn, POLICY_ATTRIBUTE)] == []


def test_a_public_method_that_says_nothing_stops_the_start() -> None:
    async def open_the_door(self: object) -> None: ...

    with pytest.raises(TypeError, match=r"House\.open_the_door is public"):
        refuse_undeclared({"open_the_door": open_the_door, "number": 7}, "House")


def test_a_method_that_says_who_may_run_it_and_a_private_one_are_taken() -> None:
    async def knock(self: object) -> None: ...

    async def _answer(self: object) -> None: ...

    members = {"knock": allow(Role.PARENT)(knock), "_answer": _answer}
    refuse_undeclared(members, "House")


def test_a_service_is_short_unless_it_says_otherwise() -> None:
    def short() -> None: ...

    def long() -> None: ...

    assert duration_of(short) is Duration.SHORT
    assert duration_of(takes_long(long)) is Duration.LONG


def test_each_page_is_opened_and_kept_live_by_whom_its_class_names() -> None:
    def policy(state: type[BaseState], handler: str) -> object:
        return getattr(state.event_handlers[handler].fn, POLICY_ATTRIBUTE)

    pages = [state for state in own_states() if state.__name__.endswith("PageState")]
    assert len(pages) > 25
    assert all(policy(page, "load") is not None for page in pages)
    assert policy(BoardPageState, "load") == policy(BoardPageState, "refresh") == ANYBODY_SIGNED_IN
    office = policy(OfficeBoardPageState, "refresh")
    assert isinstance(office, Policy)
    assert office.roles == set(ADMINISTRATION)


def test_a_page_without_a_state_of_its_own_stops_the_start() -> None:
    class Mixture(PageState):
        pass

    with pytest.raises(TypeError, match="PortalState is missing"):
        opens_for(Role.PARENT)(Mixture)
