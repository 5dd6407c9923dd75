"""What is taken from a socket, and how long it is kept (security T8)."""

from types import SimpleNamespace
from typing import Any

import pytest
import reflex as rx

from elternportal.reflex_internals import (
    BaseStateToken,
    EventContext,
    LeanStates,
    StateManagerMemory,
    StateUpdate,
    drop_unchanged_states,
    make_all_states,
)
from elternportal.state.anonymous_pages import drop_anonymous_states
from elternportal.state.base import PortalState
from elternportal.state.evening.family import EveningPageState
from elternportal.state.sockets import MAX_ADDRESS, MAX_NAME, PortalNamespace, readable_event

PLACE = {"pathname": "/elternbrief", "asPath": "/elternbrief?brief=2"}
EVENT = {"name": "state.handler", "payload": {"a": 1}, "router_data": PLACE}


def test_an_event_is_taken_as_the_browser_sends_it() -> None:
    assert readable_event(EVENT) == EVENT
    without_place = {"name": "state.handler", "payload": {}}
    assert readable_event(without_place) == {**without_place, "router_data": {}}
    without_payload = {"name": "state.handler", "router_data": PLACE}
    assert readable_event(without_payload) == {**without_payload, "payload": {}}


@pytest.mark.parametrize(
    "more",
    [
        {"junk": "J" * 60_000},
        {"query": {"q": "J" * 60_000}},
        {"headers": {"cookie": "session=stolen"}, "ip": "192.0.2.1", "sid": "x", "token": "y"},
    ],
    ids=str,
)
def test_T8_of_what_a_client_says_of_its_page_only_the_address_is_kept(
    more: dict[str, Any],
) -> None:
    assert readable_event({**EVENT, "token": "x", "router_data": {**PLACE, **more}}) == EVENT


@pytest.mark.parametrize(
    "data",
    [
        "text",
        '{"name": "state.handler", "payload": {}}',
        1,
        None,
        [],
        {},
        {**EVENT, "name": 1},
        {**EVENT, "name": "A" * (MAX_NAME + 1)},
        {**EVENT, "payload": "text"},
        {**EVENT, "router_data": {"asPath": "/" * (MAX_ADDRESS + 1)}},
        {**EVENT, "router_data": {"pathname": "/" * (MAX_ADDRESS + 1)}},
    ],
    ids=lambda data: repr(data)[:60],
)
def test_T8_what_is_no_event_is_not_taken(data: object) -> None:
    assert readable_event(data) is None


def test_an_address_that_is_none_is_left_out() -> None:
    place = {"pathname": ["/"], "asPath": {"a": 1}}
    assert readable_event({**EVENT, "router_data": place}) == {**EVENT, "router_data": {}}


async def test_of_a_page_only_the_states_that_it_uses_are_kept() -> None:
    manager = LeanStates()
    async with manager.modify_state(BaseStateToken(ident="page", cls=rx.State)) as root:
        assert not root.substates
        portal = await root.get_state(PortalState)
        portal.notice = "hello"
        evening = await root.get_state(EveningPageState)
        assert evening.parent_state is portal
        assert (await root.get_state(EveningPageState)) is evening
        assert list(root.substates) == [PortalState.get_name()]
    await manager.close()


async def test_a_page_that_comes_back_is_told_all_there_is_and_only_that_is_kept() -> None:
    manager, whole = LeanStates(), rx.State(_reflex_internal_init=True)  # type: ignore[call-arg]
    async with manager.modify_state(BaseStateToken(ident="page", cls=rx.State)) as root:
        (await root.get_state(PortalState)).notice = "hello"
        make_all_states(root)
        assert root.dict().keys() == whole.dict().keys()
        drop_unchanged_states(root)
        assert list(root.substates) == [PortalState.get_name()]
        assert not root.substates[PortalState.get_name()].substates
        assert (await root.get_state(PortalState)).notice == "hello"
    await manager.close()


async def test_T8_strangers_who_have_gone_are_forgotten_and_nobody_else() -> None:
    manager = StateManagerMemory()
    pages = ("open", "gone", "signed in and open", "signed in and gone", "gone, still busy")
    tokens = {page: BaseStateToken(ident=page, cls=rx.State) for page in pages}
    for page, token in tokens.items():
        async with manager.modify_state(token) as root:
            portal = await root.get_state(PortalState)
            portal._session_id = 1 if page.startswith("signed in") else None
    async with manager.modify_state(tokens["gone, still busy"]):
        drop_anonymous_states(manager, {"open", "signed in and open"})
    assert set(manager.states) == set(pages) - {"gone"}
    drop_anonymous_states(manager, {"open", "signed in and open"})
    assert set(manager.states) == set(pages) - {"gone", "gone, still busy"}
    await manager.close()


class _Sent(PortalNamespace):
    """A namespace that keeps what it would have sent, by socket."""

    def __init__(self, current: str) -> None:
        self.sent: list[str] = []
        self.namespace = "/_event"
        self.server = SimpleNamespace(
            packet_class=lambda *_, **__: SimpleNamespace(encode=lambda: ""),
            manager=SimpleNamespace(eio_sid_from_sid=lambda sid, _: sid),
            eio=SimpleNamespace(send_packet=self._send_packet),
        )
        record = SimpleNamespace(sid=current, instance_id="here")
        self._token_manager = SimpleNamespace(  # type: ignore[assignment]
            token_to_socket={"token": record}, instance_id="here"
        )

    async def _send_packet(self, sid: str, _packet: Any) -> None:
        self.sent.append(sid)


@pytest.mark.parametrize(
    ("origin", "current", "sent"),
    [("first", "first", ["first"]), ("first", "second", []), ("", "second", ["second"])],
)
async def test_T4_what_an_event_changed_is_sent_to_the_socket_of_the_event_alone(
    origin: str, current: str, sent: list[str]
) -> None:
    namespace = _Sent(current)
    event = EventContext(
        token="token",
        state_manager=StateManagerMemory(),
        enqueue_impl=None,  # type: ignore[arg-type]
        router_data={"sid": origin},
    )
    with event:
        await namespace.emit_update(StateUpdate(), "token")
    assert namespace.sent == sent
