"""Counts how often something happens within a minute, for all processes of a school together.

With Redis the processes share one count; this is the only place that decides so. Each also keeps
its own: that one goes on while Redis is away, so neither does the portal stop nor a gate open.
"""

import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from limits import RateLimitItem
from limits.aio.storage import RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter as SharedLimiter
from redis.asyncio import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from elternportal import clock

PREFIX = "elternportal-rates"
PATIENCE_SECONDS = 3
TIDY_SECONDS = 60
AWAY = timedelta(seconds=10)  # after a failure Redis is left alone for so long

logger = logging.getLogger(__name__)


class RateCounter:
    """A moving window for each limit and names. Its methods wait for Redis, not for a full window.

    Args:
        redis_url: where the shared count is; empty if this process is the only one.
    """

    def __init__(self, redis_url: str) -> None:
        self._own = _OwnWindows()
        self._shared = _shared_limiter(redis_url) if redis_url else None
        self._away_until: datetime | None = None

    async def hit(self, limit: RateLimitItem, *names: str) -> bool:
        """Count one more; False, and nothing counted, if there were as many as allowed."""
        is_free = await self._ask_shared(lambda shared: shared.hit(limit, *names))
        return is_free and self._own.hit(limit, *names)

    async def test(self, limit: RateLimitItem, *names: str) -> bool:
        """Whether one more would be allowed."""
        return self._own.test(limit, *names) and await self._ask_shared(
            lambda shared: shared.test(limit, *names)
        )

    async def _ask_shared(self, question: Callable[[SharedLimiter], Awaitable[bool]]) -> bool:
        """The shared count's answer; True if there is none, because the own count speaks, too."""
        if self._shared is None or (self._away_until and clock.now() < self._away_until):
            return True
        try:
            answer = await question(self._shared)
        except (RedisError, OSError) as error:
            self._note_away(error)
            return True
        if self._away_until:
            self._away_until = None
            logger.info("Redis is back, and limits count for all processes together again")
        return answer

    def _note_away(self, error: Exception) -> None:
        if self._away_until is None:  # said once, however long it takes
            logger.warning("Redis is away (%s): each process counts alone", type(error).__name__)
        self._away_until = clock.now() + AWAY


class _OwnWindows:
    """The moving windows of this process: when something happened, by limit and names.

    The library's own begin a thread with each hit, which costs more than the counting.
    """

    def __init__(self) -> None:
        self._hits: dict[tuple[RateLimitItem, tuple[str, ...]], deque[float]] = {}
        self._tidy_at = 0.0

    def hit(self, limit: RateLimitItem, *names: str) -> bool:
        """Count one more; False, and nothing counted, if there were as many as allowed."""
        if not self.test(limit, *names):
            return False
        self._hits.setdefault((limit, names), deque()).append(time.monotonic())
        return True

    def test(self, limit: RateLimitItem, *names: str) -> bool:
        """Whether one more would be allowed."""
        self._tidy()
        return len(self._within(limit, names)) < limit.amount

    def _within(self, limit: RateLimitItem, names: tuple[str, ...]) -> deque[float]:
        """What still counts; older hits are forgotten."""
        hits = self._hits.get((limit, names), deque())
        begin = time.monotonic() - limit.get_expiry()
        while hits and hits[0] <= begin:
            hits.popleft()
        return hits

    def _tidy(self) -> None:
        """Now and then, forget the names of which nothing counts any more."""
        if time.monotonic() < self._tidy_at:
            return
        self._tidy_at = time.monotonic() + TIDY_SECONDS
        for limit, names in tuple(self._hits):
            if not self._within(limit, names):
                del self._hits[limit, names]


def _shared_limiter(url: str) -> SharedLimiter:
    """Connects when it is first asked."""
    pool = ConnectionPool.from_url(
        url,
        socket_timeout=PATIENCE_SECONDS,
        socket_connect_timeout=PATIENCE_SECONDS,
        # Once more, because a connection may have ended with a Redis that is back since.
        retry=Retry(NoBackoff(), 1),
    )
    return SharedLimiter(
        RedisStorage(
            "redis://",  # where really, the pool knows
            implementation="redispy",
            key_prefix=PREFIX,
            connection_pool=pool,  # type: ignore[arg-type]  # the library's annotation forgot it
        )
    )
