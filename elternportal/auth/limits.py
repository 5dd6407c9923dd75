"""Rate limits (security T8, A5), counted by the ``limits`` library."""

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter, MovingWindowRateLimiter

from elternportal.errors import TooManyRequests

EVENTS_PER_SOCKET = RateLimitItemPerSecond(30)
# One address can be a whole school behind one router, so this is only a lid on floods.
EVENTS_PER_ADDRESS = RateLimitItemPerMinute(60_000)

# Attempts to prove something: sign in, enter a PIN, ask for a mail. A guessed PIN or password is
# stopped by its own row in the database long before; these keep floods from the hasher.
ATTEMPTS_PER_ADDRESS = RateLimitItemPerMinute(60)
ATTEMPTS_IN_ALL = RateLimitItemPerMinute(1_500)


class EventLimits:
    """Counts events of this process's sockets. A socket lives in one process, so memory will do."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def permits(self, sid: str, address: str) -> bool:
        """Count one event; False when the socket or its address sends too many."""
        return self._limiter.hit(EVENTS_PER_SOCKET, sid) and self._limiter.hit(
            EVENTS_PER_ADDRESS, address
        )


class AttemptLimits:
    """Counts attempts at one kind of thing; each worker process counts its own."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, address: str) -> None:
        """Count one attempt.

        Raises:
            TooManyRequests: this address, or all addresses together, tried too often.
        """
        permitted = self._limiter.hit(ATTEMPTS_PER_ADDRESS, self._kind, address)
        if not permitted or not self._limiter.hit(ATTEMPTS_IN_ALL, self._kind):
            raise TooManyRequests()
