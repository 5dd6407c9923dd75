"""Rate limits (security T8, A5), counted by the ``limits`` library."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache

from limits import (
    RateLimitItem,
    RateLimitItemPerHour,
    RateLimitItemPerMinute,
    RateLimitItemPerSecond,
)

from elternportal.auth.client_address import network_of
from elternportal.auth.turns import Turns
from elternportal.auth.windows import FixedWindows
from elternportal.errors import PortalError, TooManyRequests
from elternportal.rate_counter import RateCounter
from elternportal.settings import get_settings

EVENTS_PER_SOCKET = RateLimitItemPerSecond(30)
# One address can be a whole school behind one router, so this is only a lid on floods.
EVENTS_PER_ADDRESS = RateLimitItemPerMinute(60_000)

# Ten pages of one browser at full speed, e.g. when all of them catch up after a lost connection.
EVENTS_PER_SESSION = RateLimitItemPerSecond(300)

# Attempts to prove something: sign in, enter a PIN, ask for a mail. A guessed PIN or password is
# stopped by its own row in the database long before; these keep floods from the hasher. Behind one
# router 600 people may sign in within a minute, of whom one in ten mistypes.
FAILURES_PER_ADDRESS = RateLimitItemPerMinute(60)
FAILURES_IN_ALL = RateLimitItemPerMinute(1_500)
# Beyond the latter nobody is refused, only slowed: an address has four attempts at once
# (``auth/turns.py``), so that it tries at most 120 in a minute.
SLOWED_SECONDS = 2

WISHES_PER_ACCOUNT = RateLimitItemPerHour(5)
OLD_PASSWORDS_PER_ACCOUNT = RateLimitItemPerHour(20)

# A letter with ten files, and a few mistakes on the way.
# A plan every few minutes, and some tries by hand.
UPLOADS_PER_TOKEN = RateLimitItemPerMinute(20)
UPLOADS_PER_ACCOUNT = RateLimitItemPerMinute(30)


class EventLimits:
    """Counts events of this process's sockets. A socket lives in one process, so memory will do."""

    def __init__(self) -> None:
        self._windows = FixedWindows()

    def permits(self, sid: str, address: str) -> bool:
        """Count one event; False when the socket or its address sends too many."""
        hit = self._windows.hit
        return hit(EVENTS_PER_SOCKET, sid) and hit(EVENTS_PER_ADDRESS, address)

    def permits_session(self, session_id: int) -> bool:
        """Count one event; False when the session sends too many over all its sockets."""
        return self._windows.hit(EVENTS_PER_SESSION, str(session_id))


class AttemptLimits:
    """Counts failed attempts at one kind of thing, in all worker processes together.

    Successes do not count: a whole school may sign in through one router. An address stands for
    its network (:func:`network_of`). Attempts of one network wait for each other, so those of a
    burst find the failures before them counted.
    """

    def __init__(self, kind: str, most: RateLimitItem | None = None) -> None:
        """``most`` failures of one name; by default those of a whole network."""
        self._kind = kind
        self._most = most or FAILURES_PER_ADDRESS
        self._counter = RateCounter(get_settings().redis_url)
        self._turns = Turns()

    @asynccontextmanager
    async def attempt(self, address: str) -> AsyncIterator[None]:
        """An attempt that counts if it ends in an error for the person.

        Raises:
            TooManyRequests: this network failed too often, or too many are waiting.
        """
        network = network_of(address)
        await self._check(network)
        async with self._turns.turn(network):
            await self._check(network)
            await self._slow_down()
            try:
                yield
            except PortalError:
                await self.count(address)
                raise

    async def count(self, address: str) -> None:
        """Count one attempt that shall count whatever its result.

        Raises:
            TooManyRequests: this network tried too often.
        """
        network = network_of(address)
        await self._check(network)
        await self._counter.hit(self._most, self._kind, network)
        await self._counter.hit(FAILURES_IN_ALL, self._kind)

    async def _check(self, network: str) -> None:
        if not await self._counter.test(self._most, self._kind, network):
            raise TooManyRequests()

    async def _slow_down(self) -> None:
        """Many networks fail together: each attempt costs time, and the right password gets in."""
        if not await self._counter.test(FAILURES_IN_ALL, self._kind):
            await asyncio.sleep(SLOWED_SECONDS)


class UploadLimits:
    """Counts uploads per account, in all worker processes together."""

    def __init__(self) -> None:
        self._counter = RateCounter(get_settings().redis_url)

    async def count(self, account_id: int) -> None:
        """Count one upload, taken or not: looking at a file is what costs.

        Raises:
            TooManyRequests: too many within a minute.
        """
        if not await self._counter.hit(UPLOADS_PER_ACCOUNT, "upload", str(account_id)):
            raise TooManyRequests()


@lru_cache(maxsize=1)
def pin_attempts() -> AttemptLimits:
    """The one count for the two pages on which PINs are typed, activation and "add a child"."""
    return AttemptLimits("pin")


@lru_cache(maxsize=1)
def token_attempts() -> AttemptLimits:
    """The count of wrong tokens of programs that upload files."""
    return AttemptLimits("import-token")


@lru_cache(maxsize=1)
def token_uploads() -> AttemptLimits:
    """The count of one program's uploads."""
    return AttemptLimits("import-upload", UPLOADS_PER_TOKEN)


@lru_cache(maxsize=1)
def email_attempts() -> AttemptLimits:
    """The count of one account's wishes for another address: each mails somebody."""
    return AttemptLimits("own-email", WISHES_PER_ACCOUNT)


@lru_cache(maxsize=1)
def old_password_attempts() -> AttemptLimits:
    """The count of one account's wrong old passwords, e.g. by who found its open page."""
    return AttemptLimits("old-password", OLD_PASSWORDS_PER_ACCOUNT)
