"""A browser page without a browser: speaks Reflex's socket protocol over plain websockets.

Reflex sends Socket.IO packets (namespace ``/_event``) inside Engine.IO frames:
``0`` open, ``1`` close, ``2``/``3`` ping and pong, ``40/_event,{…}`` connect,
``42/_event,["event",{…}]`` an event or an update. The first event, which hydrates and loads the
page, rides in the connect packet.
"""

import asyncio
import json
import uuid
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

REFLEX_VERSION = "0.10.1"
NAMESPACE = "/_event"
ROOT_STATE = "reflex___state____state"
HYDRATE = f"{ROOT_STATE}.hydrate_and_load"
BARRIER = f"{ROOT_STATE}.reflex___state____on_load_internal_state.set_is_hydrated"
CLOSE = "1"
VAR_SUFFIX = "_rx_state_"
IS_HYDRATED = "is_hydrated" + VAR_SUFFIX
PATIENCE_SECONDS = 90.0
LARGEST_FRAME = 16 * 1024 * 1024

Condition = Callable[["SocketClient"], bool]


class SocketClient:
    """One open page. Use as ``async with SocketClient(url, "/elternsprechtag", cookie) as page``.

    ``states`` holds the newest value of every var that came, by the state's full name;
    ``frames`` every text frame as it came (if ``record`` is set), for tests of what leaks;
    ``redirected_to`` the last path that the server sent the page to. ``first`` is the event in the
    connect packet; only an attacker's is another one, and only an attacker does not hang up when
    the server says that it is over (``hangs_up``). ``is_loaded`` makes the connect packet that of a
    page that the browser has just loaded; without it, it is that of one whose socket was away.
    """

    def __init__(
        self,
        url: str,
        path: str,
        cookie: str = "",
        *,
        token: str = "",
        origin: str | None = None,
        record: bool = True,
        first: str = HYDRATE,
        hangs_up: bool = True,
        is_loaded: bool = False,
    ) -> None:
        parts = urlsplit(url)
        self.token = token or str(uuid.uuid4())
        self.states: dict[str, dict[str, Any]] = {}
        self.events: list[dict[str, Any]] = []
        self.frames: list[str] = []
        self.closed = False
        self.redirected_to = ""
        self._markers = 0
        scheme = "wss" if parts.scheme == "https" else "ws"
        query = f"EIO=4&transport=websocket&token={self.token}"
        self._address = f"{scheme}://{parts.netloc}{NAMESPACE}/?{query}"
        self._origin = Origin(f"{parts.scheme}://{parts.netloc}" if origin is None else origin)
        self._cookie = cookie
        self._router = {"pathname": path.split("?")[0], "asPath": path, "query": {}}
        self._record = record
        self._first = first
        self._boot_payload = {"hashes": []} if is_loaded else {}
        self._hangs_up = hangs_up
        self._changed = asyncio.Event()
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect, hydrate and load the page; returns once the page is hydrated.

        Raises:
            websockets.exceptions.InvalidStatus: the server refused the connection.
            TimeoutError: the page did not become ready.
        """
        self._socket = await connect(
            self._address,
            origin=self._origin or None,
            subprotocols=[Subprotocol(REFLEX_VERSION)],
            additional_headers={"Cookie": self._cookie} if self._cookie else None,
            max_size=LARGEST_FRAME,
            compression=None,
            ping_interval=None,
            proxy=None,
        )
        self._reader = asyncio.create_task(self._read())
        boot = {"event": self._event(self._first, self._boot_payload), "state_schema": None}
        await self._socket.send(f"40{NAMESPACE},{json.dumps(boot)}")
        await self.wait_for(lambda page: page.is_ready or page.is_sent_away or page.closed)

    @property
    def is_ready(self) -> bool:
        """Whether the page's load handler has run (or was refused)."""
        return bool(self.states.get(ROOT_STATE, {}).get("is_hydrated"))

    @property
    def is_sent_away(self) -> bool:
        """Whether the server refused to hydrate the page and sent it elsewhere."""
        return bool(self.redirected_to) and not self.states

    async def send(self, handler: str, **payload: Any) -> None:
        """Trigger an event handler by its full name, as any client on the net could."""
        await self.send_event(self._event(handler, payload))

    async def send_event(self, event: Mapping[str, Any]) -> None:
        """Send any event as it is, well formed or not."""
        await self.send_text(f"42{NAMESPACE},{json.dumps(['event', event])}")

    async def send_text(self, text: str) -> None:
        """Send a raw frame."""
        assert self._socket is not None
        await self._socket.send(text)

    async def call(self, handler: str, **payload: Any) -> None:
        """Trigger a handler and wait until it has run (or was refused) and its updates came."""
        await self.send(handler, **payload)
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything sent so far was handled.

        The server runs a page's events one after the other, so an event with a visible effect
        serves as a marker behind them. What a handler starts anew comes behind the marker.
        """
        seen = self._markers
        await self.send(BARRIER, value=True)
        await self.wait_for(lambda page: page._markers > seen or page.closed)

    async def wait_for(self, condition: Condition, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until ``condition`` holds.

        Raises:
            TimeoutError: it does not hold in time; the message says what the page shows.
        """
        try:
            async with asyncio.timeout(seconds):
                while not condition(self):
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError as error:
            raise TimeoutError(f"the page shows {self.states}, events {self.events}") from error

    def show(self, state: str) -> dict[str, Any]:
        """The vars of a state by its full name or its class, e.g. ``start_state``."""
        for name, values in self.states.items():
            if name == state or name.endswith(f"____{state}"):
                return values
        return {}

    async def close(self) -> None:
        """Leave the page."""
        await self.hang_up()
        if self._reader is not None:
            await self._reader

    async def hang_up(self) -> None:
        """Close the connection without waiting for what was received to be handled."""
        if self._socket is not None:
            await self._socket.close()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def _event(self, handler: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        return {"name": handler, "payload": dict(payload), "router_data": self._router}

    async def _read(self) -> None:
        assert self._socket is not None
        try:
            async for frame in self._socket:
                assert isinstance(frame, str)
                await self._take(frame)
        except ConnectionClosed:
            pass  # "closed" below tells the waiting test
        self.closed = True
        self._changed.set()

    async def _take(self, frame: str) -> None:
        if frame == "2":
            await self.send_text("3")
            return
        if self._record:
            self.frames.append(frame)
        if frame == CLOSE:
            self._changed.set()
            if self._hangs_up:
                await self.hang_up()
        if frame.startswith(f"42{NAMESPACE},"):
            name, *arguments = json.loads(frame.split(",", 1)[1])
            if name == "event":
                self._apply(arguments[0])
                await self._follow(arguments[0].get("events") or [])
                self._changed.set()

    async def _follow(self, events: list[dict[str, Any]]) -> None:
        """Do what the browser does with events from the server: run them, or send them back."""
        for event in events:
            self.events.append(event)
            if event["name"] == "_redirect":
                self.redirected_to = event["payload"]["path"]
            elif not event["name"].startswith("_"):
                await self.send(event["name"], **event["payload"])

    def _apply(self, update: Mapping[str, Any]) -> None:
        for state, values in (update.get("delta") or {}).items():
            shown = self.states.setdefault(state, {})
            shown.update({key.removesuffix(VAR_SUFFIX): value for key, value in values.items()})
        self._markers += IS_HYDRATED in (update.get("delta") or {}).get(ROOT_STATE, {})
