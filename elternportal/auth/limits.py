"""Rate limits (security T8, A5), counted by the ``limits`` library."""

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

EVENTS_PER_SOCKET = RateLimitItemPerSecond(30)
# One address can be a whole school behind one router, so this is only a lid on floods.
EVENTS_PER_ADDRESS = RateLimitItemPerMinute(60_000)


class EventLimits:
    """Counts events of this process's sockets. A socket lives in one process, so memory will do."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def permits(self, sid: str, address: str) -> bool:
        """Count one event; False when the socket or its address sends too many."""
        return self._limiter.hit(EVENTS_PER_SOCKET, sid) and self._limiter.hit(
            EVENTS_PER_ADDRESS, address
        )
