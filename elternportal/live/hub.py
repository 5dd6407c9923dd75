"""Live updates: who looks at what, and one small message to each of them after a change.

Services announce topics; after commit the hub hears of them, collects for a short window, reads
the changed columns once from the database and sends every looking socket one message with just
the columns it shows. Snapshots for newcomers go through the same loop. Since one loop reads and
sends in order, a stale state can never arrive after a newer one.

A column (free/taken per slot of one teacher) is the same for all, so it is pushed. Everything
personal is not: there the hub sends the page's own refresh event, and the page asks again through
the gate as the person it belongs to.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from elternportal.db import Change

logger = logging.getLogger(__name__)

COLUMN = "column:"
WINDOW_SECONDS = 0.05
LONGEST_WINDOW_SECONDS = 0.6
# The next flush waits this many times as long as the last one took: at the opening rush live
# updates thus take at most a third of the processor, and bookings the rest.
REST_PER_WORK = 2.0
RETRY_SECONDS = 1.0
MESSAGES_PER_BREATH = 50

ReadColumns = Callable[[Collection[str]], Awaitable[Mapping[str, str]]]


class Sockets(Protocol):
    """How the hub reaches browsers."""

    async def send_columns(self, sids: list[str], columns: Mapping[str, str]) -> None: ...

    async def send_refresh(self, sids: list[str], handler: str) -> None: ...

    def is_connected(self, sid: str) -> bool: ...


@dataclass(slots=True)
class _Watcher:
    topics: frozenset[str]
    refresh: str
    columns: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = frozenset(t for t in self.topics if t.startswith(COLUMN))


class Hub:
    """One per process. All methods but :meth:`on_commit` run on the event loop."""

    def __init__(self, read_columns: ReadColumns, sockets: Sockets) -> None:
        self._read_columns = read_columns
        self._sockets = sockets
        self._watchers: dict[str, _Watcher] = {}
        self._sids_by_topic: defaultdict[str, set[str]] = defaultdict(set)
        self._newcomers: set[str] = set()
        self._changed: defaultdict[str, set[str]] = defaultdict(set)  # topic → origins
        self._work = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def watch(self, sid: str, topics: Iterable[str], refresh: str = "") -> None:
        """Let ``sid`` see these topics from now on; its columns are sent with the next flush."""
        self.forget(sid)
        watcher = _Watcher(frozenset(topics), refresh)
        self._watchers[sid] = watcher
        for topic in watcher.topics:
            self._sids_by_topic[topic].add(sid)
        if watcher.columns:
            self._newcomers.add(sid)
            self._work.set()

    def forget(self, sid: str) -> None:
        """Send nothing more to ``sid``."""
        watcher = self._watchers.pop(sid, None)
        self._newcomers.discard(sid)
        for topic in watcher.topics if watcher else ():
            self._sids_by_topic[topic].discard(sid)
            if not self._sids_by_topic[topic]:
                del self._sids_by_topic[topic]

    def on_commit(self, change: Change) -> None:
        """Hear of a committed change; called from database threads."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.hear, change)

    def hear(self, change: Change) -> None:
        """Hear of a change, from this process or over the bus from another."""
        for topic in change.topics:
            if topic in self._sids_by_topic:
                self._changed[topic].add(change.origin)
                self._work.set()

    def hear_all(self) -> None:
        """Take everything as changed, because changes of other processes may have been missed."""
        self.hear(Change(frozenset(self._sids_by_topic)))

    async def run(self) -> None:
        """Flush for ever; a lifespan task of the process."""
        self._loop = asyncio.get_running_loop()
        window = WINDOW_SECONDS
        while True:
            await self._work.wait()
            await asyncio.sleep(window)
            self._work.clear()
            started = self._loop.time()
            try:
                await self._flush()
            except Exception:  # a hub that ended silently would leave every page stale
                logger.exception("live flush failed and is tried again")
                window = RETRY_SECONDS
                continue
            spent = self._loop.time() - started
            window = min(max(WINDOW_SECONDS, spent * REST_PER_WORK), LONGEST_WINDOW_SECONDS)

    async def _flush(self) -> None:
        changed, self._changed = self._changed, defaultdict(set)
        newcomers, self._newcomers = self._newcomers, set()
        try:
            await self._send(changed, newcomers)
        except Exception:
            # The database may be restarting: nothing of this is forgotten until it was sent.
            for topic, origins in changed.items():
                self._changed[topic] |= origins
            self._newcomers |= newcomers & self._watchers.keys()
            self._work.set()
            raise

    async def _send(self, changed: Mapping[str, set[str]], newcomers: set[str]) -> None:
        self._drop_disconnected(changed)
        wanted = self._wanted_columns(changed, newcomers)
        if wanted:
            topics = frozenset().union(*wanted)
            columns = await self._read_columns(topics)
            for number, (shown, sids) in enumerate(wanted.items(), start=1):
                await self._sockets.send_columns(
                    sids, {t: columns[t] for t in shown & columns.keys()}
                )
                if number % MESSAGES_PER_BREATH == 0:
                    await asyncio.sleep(0)  # let waiting taps in between
        for handler, sids in self._wanted_refreshes(changed).items():
            await self._sockets.send_refresh(sids, handler)

    def _wanted_columns(
        self, changed: Mapping[str, set[str]], newcomers: set[str]
    ) -> dict[frozenset[str], list[str]]:
        """Sockets grouped by the columns they need, so each message is encoded once."""
        need: dict[str, frozenset[str]] = {}
        fresh = frozenset(t for t in changed if t.startswith(COLUMN))
        for topic in fresh:
            for sid in self._sids_by_topic.get(topic, ()):
                if sid not in need:
                    need[sid] = self._watchers[sid].columns & fresh
        for sid in newcomers & self._watchers.keys():
            need[sid] = self._watchers[sid].columns
        groups: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for sid, columns in need.items():
            groups[columns].append(sid)
        return groups

    def _wanted_refreshes(self, changed: Mapping[str, set[str]]) -> dict[str, list[str]]:
        by_handler: defaultdict[str, set[str]] = defaultdict(set)
        for topic, origins in changed.items():
            if topic.startswith(COLUMN):
                continue
            for sid in self._sids_by_topic.get(topic, ()):
                handler = self._watchers[sid].refresh
                if handler and origins != {sid}:
                    by_handler[handler].add(sid)
        return {handler: sorted(sids) for handler, sids in by_handler.items()}

    def _drop_disconnected(self, changed: Mapping[str, set[str]]) -> None:
        looking = {sid for topic in changed for sid in self._sids_by_topic.get(topic, ())}
        for sid in looking:
            if not self._sockets.is_connected(sid):
                self.forget(sid)


_hub: Hub | None = None


def set_hub(hub: Hub) -> None:
    """Install the process's hub; done once by the composition root."""
    global _hub
    _hub = hub


def get_hub() -> Hub:
    """The process's hub.

    Raises:
        RuntimeError: the composition root has not installed one.
    """
    if _hub is None:
        raise RuntimeError("the live hub is not installed")
    return _hub
