"""State handlers run directly: a page state, a real database, and somebody who acts.

``await pages.open(BoardPageState, world.anna)`` runs a page's ``load`` as the gate would let it
run, and ``page.do("reply", form)`` any other handler. What the page then holds is in
``page.state``, what the browser hears of it in ``page.delta()``, and what is watched in
``page.watched``.
"""

from collections.abc import Mapping
from dataclasses import replace
from inspect import isasyncgen
from typing import Any, Generic, TypeVar

import reflex as rx

from elternportal.db import Change
from elternportal.domain.people import Actor
from elternportal.live.hub import Hub, get_hub, set_hub
from elternportal.reflex_internals import BaseState
from elternportal.state.base import PortalState
from elternportal.state.policy import policy_of
from elternportal.state.request import CurrentRequest, set_current_request

S = TypeVar("S", bound=BaseState)
SOCKET = "the-only-socket"


class Refused(Exception):
    """The policy of a handler does not let this person run it."""


class Watching:
    """Takes the place of browsers: keeps which handlers the hub wants to have called."""

    def __init__(self) -> None:
        self.refreshed: list[str] = []

    async def send_columns(self, sids: list[str], columns: Mapping[str, str]) -> None: ...

    async def send_refresh(self, sids: list[str], handler: str) -> None:
        self.refreshed.append(handler)

    def is_connected(self, sid: str) -> bool:
        return True


class OpenPage(Generic[S]):
    """One page of one person; ``state`` holds its vars."""

    def __init__(self, root: rx.State, state: S, actor: Actor | None) -> None:
        self.root, self.state, self._actor = root, state, actor

    async def do(self, handler: str, *args: Any) -> Any:
        """Run a handler as the page's person.

        Raises:
            Refused: its policy does not let this person run it.
        """
        page = type(self.state)
        policy = policy_of(f"{page.get_full_name()}.{handler}")
        if policy is None or not policy.admits(self._actor):
            raise Refused(handler)
        set_current_request(CurrentRequest(self._actor, "de", SOCKET, "127.0.0.1"))
        done = page.event_handlers[handler].fn(self.state, *args)
        if isasyncgen(done):
            return [step async for step in done]
        return await done

    async def come_back(self) -> None:
        """The page's socket was away; the gate notes that, and ``load`` runs again."""
        portal = await self.root.get_state(PortalState)
        portal._reconnects = True
        await self.do("load")

    def delta(self) -> dict[str, Any]:
        """What the browser hears of this state, since it was last asked, by the vars' names."""
        told = self.root.get_delta().get(type(self.state).get_full_name(), {})
        self.root._clean()
        return {name.removesuffix("_rx_state_"): value for name, value in told.items()}

    @property
    def notice(self) -> str:
        """The sentence at the top of the page."""
        said: str = self.state.notice
        return said

    @property
    def watched(self) -> frozenset[str]:
        """The topics that the page is made of."""
        watcher = get_hub()._watchers.get(SOCKET)
        return watcher.topics if watcher else frozenset()

    def is_told_of(self, topic: str) -> bool:
        """Whether the page's own refresh follows a change of this topic by somebody else."""
        refreshes = get_hub()._wanted_refreshes({topic: {Change(frozenset()).origin}})
        return f"{type(self.state).get_full_name()}.refresh" in refreshes


class Pages:
    """Opens pages of the portal, each in a state of its own."""

    def __init__(self) -> None:
        async def nothing(_topics: object) -> Mapping[str, str]:
            return {}

        set_hub(Hub(nothing, Watching()))

    async def open(self, page: type[S], actor: Actor | None, query: str = "") -> OpenPage[S]:
        """Open a page as somebody; ``query`` is the end of its address, e.g. ``brief=3``."""
        root = rx.State()
        url = type(root.router.url)(f"http://portal.example/?{query}")
        root.router = replace(root.router, url=url)
        opened = OpenPage(root, await root.get_state(page), actor)
        await opened.do("load")
        return opened
