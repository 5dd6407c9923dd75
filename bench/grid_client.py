"""A parent's open grid without a browser: as little work per message as possible.

The clients share two cores with the server they measure, so a frame is only looked at as far as
the measurement needs it.
"""

import asyncio
import json
import re
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

NAMESPACE = "/_event"
PAGE = "/elternsprechtag"
STATE = "reflex___state____state"
EVENING = (
    f"{STATE}.elternportal___state___base____portal_state"
    ".elternportal___state___evening___family____evening_page_state"
)
TAKE = f"{EVENING}.take"
# Only ends what hangs: a busy machine is slow, and the figures say how slow.
PATIENCE_SECONDS = 600.0
TAKEN = "t"
_COLUMN = re.compile(r'"column_(\d+)_(\d+)_rx_state_":\s*"([ftb]*)"')


@dataclass(frozen=True, slots=True)
class Slot:
    slot_id: int
    index: int
    time: str


@dataclass(frozen=True, slots=True)
class Column:
    topic: tuple[int, int]
    pupil_id: int
    slots: tuple[Slot, ...]


@dataclass(slots=True)
class Answer:
    """What came back for a tap: ``booked`` if the slot is now the family's own."""

    seconds: float
    booked: bool


@dataclass(slots=True)
class Seen:
    """A slot of a teacher turned taken on this grid at a wall-clock instant."""

    teacher_id: int
    index: int
    at: float


@dataclass(slots=True)
class GridClient:
    """One open grid of one family."""

    url: str
    cookie: str
    evening_id: int
    records_changes: bool = False
    times: list[str] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    letters: dict[tuple[int, int], str] = field(default_factory=dict)
    own: set[int] = field(default_factory=set)
    own_times: set[str] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    live_messages: int = 0
    token: str = field(default_factory=lambda: str(uuid.uuid4()))  # of the page
    _socket: ClientConnection | None = None
    _reader: asyncio.Task[None] | None = None
    _ready: asyncio.Event = field(default_factory=asyncio.Event)
    _answer: asyncio.Future[bool] | None = None

    async def open(self) -> None:
        """Connect and wait until the grid's frame and all its live columns are there.

        Raises:
            ConnectionError: the server closed the socket instead.
        """
        host = self.url.split("//")[1]
        address = f"ws://{host}{NAMESPACE}/?EIO=4&transport=websocket&token={self.token}"
        self._socket = await connect(
            address,
            origin=Origin(self.url),
            subprotocols=[Subprotocol("0.10.1")],
            additional_headers={"Cookie": self.cookie},
            compression=None,
            max_size=None,
            ping_interval=None,
            open_timeout=PATIENCE_SECONDS,
            proxy=None,
        )
        self._reader = asyncio.create_task(self._read())
        # Without hashes it would be a page that comes back after its socket was away.
        hydrate = self._event(f"{STATE}.hydrate_and_load", {"hashes": []})
        boot = {"event": hydrate, "state_schema": None}
        await self._socket.send(f"40{NAMESPACE},{json.dumps(boot)}")
        ready = asyncio.create_task(self._ready.wait())
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.wait({ready, self._reader}, return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            ready.cancel()
            raise ConnectionError("the server closed the socket before the grid was there")

    async def fetch_page(self) -> None:
        """The page itself, as a browser asks for it first; its scripts are in the phone's cache."""
        headers = {"Cookie": self.cookie}
        await fetch(self.url, "GET", f"{PAGE}?abend={self.evening_id}", headers)

    async def take(self, column: Column, slot: Slot) -> Answer:
        """Tap a slot and wait for the answer to this tap."""
        assert self._socket is not None
        self._answer = asyncio.get_running_loop().create_future()
        started = time.perf_counter()
        payload = {"slot_id": slot.slot_id, "pupil_id": column.pupil_id}
        await self._socket.send(
            f"42{NAMESPACE},{json.dumps(['event', self._event(TAKE, payload)])}"
        )
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self._answer
        self._answer = None
        return Answer(time.perf_counter() - started, slot.slot_id in self.own)

    def is_free(self, column: Column, slot: Slot) -> bool:
        """What the parent sees: free, and no own booking at this time."""
        letters = self.letters.get(column.topic, "")
        return letters[slot.index : slot.index + 1] == "f" and slot.time not in self.own_times

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await self._reader

    def _event(self, name: str, payload: dict[str, Any]) -> dict[str, Any]:
        path = f"{PAGE}?abend={self.evening_id}"
        router = {"pathname": PAGE, "asPath": path, "query": {}}
        return {"name": name, "payload": payload, "router_data": router}

    async def _read(self) -> None:
        assert self._socket is not None
        try:
            async for frame in self._socket:
                if frame == "2":
                    await self._socket.send("3")
                elif "_live_state" in frame[:160]:
                    self._take_columns(str(frame))
                elif "portal_state" in frame:
                    self._take_own(json.loads(str(frame).split(",", 1)[1])[1])
        except ConnectionClosed:
            return

    def _take_columns(self, frame: str) -> None:
        self.live_messages += 1
        now = time.time()
        for evening, teacher, letters in _COLUMN.findall(frame):
            topic = (int(evening), int(teacher))
            before = self.letters.get(topic)
            self.letters[topic] = letters
            if self.records_changes and before is not None:
                self.seen += [
                    Seen(topic[1], index, now)
                    for index, (old, new) in enumerate(zip(before, letters, strict=True))
                    if old != new and new == TAKEN
                ]
        self._check_ready()

    def _take_own(self, update: dict[str, Any]) -> None:
        state = (update.get("delta") or {}).get(EVENING, {})
        self.times = state.get("times_rx_state_", self.times)
        if state.get("columns_rx_state_"):
            self.columns = [_column(row, self.times) for row in state["columns_rx_state_"]]
        if "own_rx_state_" in state:
            own = state["own_rx_state_"].values()
            self.own = {row["slot_id"] for row in own}
            self.own_times = {row["time"] for row in own}
        self._check_ready()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(True)

    def _check_ready(self) -> None:
        if self.columns and all(column.topic in self.letters for column in self.columns):
            self._ready.set()


async def fetch(
    url: str, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
) -> bytes:
    """One HTTP request over a connection of its own; returns the head of the answer.

    Raises:
        ValueError: the answer is an error of client or server.
    """
    host = url.split("//")[1]
    reader, writer = await asyncio.open_connection(*host.split(":"))
    lines = {"Host": host, "Connection": "close", "Content-Length": str(len(body)), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
    async with asyncio.timeout(PATIENCE_SECONDS):
        answer = await reader.read()
    writer.close()
    if int(answer.split(b" ", 2)[1]) >= 400:
        raise ValueError(f"{method} {path}: {answer[:200]!r}")
    return answer.split(b"\r\n\r\n", 1)[0]


def _column(row: dict[str, Any], times: list[str]) -> Column:
    _, evening, teacher = row["topic"].split(":")
    slots = (
        Slot(slot_id, index, time)
        for index, (slot_id, time) in enumerate(zip(row["slot_ids"], times, strict=True))
    )
    return Column((int(evening), int(teacher)), row["pupil_id"], tuple(slots))
