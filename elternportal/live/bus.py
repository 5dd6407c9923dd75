"""Carries changes between the processes of a grown school over Redis or Valkey.

A process hears its own changes directly and everybody else's from here. What the others said
while Redis restarted is lost, so whoever listens again takes everything as changed.
"""

import asyncio
import json
import logging
import uuid
from collections.abc import Awaitable, Callable
from functools import partial

from redis.asyncio import Redis
from redis.exceptions import RedisError

from elternportal.background import run_periodically
from elternportal.db import Change

logger = logging.getLogger(__name__)

CHANNEL = "elternportal-changes"
RETRY_SECONDS = 1.0


class Bus:
    """Publishes this process's changes and hands the others' to ``hear``.

    ``catch_up`` is called whenever listening begins: what was said before may have been missed.
    """

    def __init__(
        self, url: str, hear: Callable[[Change], None], catch_up: Callable[[], None]
    ) -> None:
        self._url = url
        self._hear = hear
        self._catch_up = catch_up
        self._own_name = uuid.uuid4().hex
        self._outgoing: asyncio.Queue[Change] = asyncio.Queue()
        self._loop: asyncio.AbstractEventLoop | None = None

    def on_commit(self, change: Change) -> None:
        """Queue a committed change for the others; called from database threads."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._outgoing.put_nowait, change)

    async def run(self) -> None:
        """Publish and listen for ever; a lifespan task of the process."""
        self._loop = asyncio.get_running_loop()
        await asyncio.gather(
            *(
                run_periodically(
                    partial(self._connect, work), every_seconds=RETRY_SECONDS, name=name
                )
                for work, name in ((self._publish, "publishing"), (self._listen, "listening"))
            )
        )

    async def _connect(self, work: Callable[[Redis], Awaitable[None]]) -> None:
        """Work over a connection until it is lost."""
        async with Redis.from_url(self._url) as redis:
            await work(redis)

    async def _publish(self, redis: Redis) -> None:
        while True:
            change = await self._outgoing.get()
            message = {
                "from": self._own_name,
                "topics": sorted(change.topics),
                "origin": change.origin,
            }
            try:
                await redis.publish(CHANNEL, json.dumps(message))
            except (RedisError, OSError):
                self._outgoing.put_nowait(change)  # said once Redis is back
                raise

    async def _listen(self, redis: Redis) -> None:
        async with redis.pubsub() as channel:
            await channel.subscribe(CHANNEL)
            async for packed in channel.listen():
                if packed["type"] == "subscribe":  # at first, and after each lost connection
                    self._catch_up()
                    continue
                change = self._unpack(packed["data"])
                if change is not None:
                    self._hear(change)

    def _unpack(self, data: bytes) -> Change | None:
        """What another process said; nothing if it was this one, or what is no message of ours."""
        try:
            message = json.loads(data)
            if message["from"] == self._own_name:
                return None
            return Change(frozenset(map(str, message["topics"])), str(message["origin"]))
        except (ValueError, TypeError, KeyError):
            logger.exception("a message on the bus makes no sense and is skipped")
            return None
