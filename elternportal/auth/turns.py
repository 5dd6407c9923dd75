"""Whose turn it is: a few attempts of each address at a time, the others wait in its own line.

So the limit of failures is asked anew before each attempt, and a burst cannot be tried as a whole
before its first failure is counted; and who waits behind a flood waits for few of its attempts.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from elternportal.errors import TooManyRequests

# The two threads of the hasher are busy, and their next work lies ready.
AT_ONCE_PER_ADDRESS = 4
# They verify 50 to 100 passwords a second. All families of a school of 400 may sign in through
# its one router in the same second: the last is in after 4 to 8 seconds. For 800 it would be twice
# as long, and nobody waits longer than that.
IN_LINE_PER_ADDRESS = 400
IN_LINE_IN_ALL = 800


class Turns:
    """The lines of this process; each has a hasher of its own."""

    def __init__(self) -> None:
        self._in_line: Counter[str] = Counter()
        self._turns: dict[str, asyncio.Semaphore] = {}

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """Wait for this address's turn and keep it inside the block.

        Raises:
            TooManyRequests: the line of the address, or all lines together, are full.
        """
        is_full = self._in_line[address] >= IN_LINE_PER_ADDRESS
        if is_full or self._in_line.total() >= IN_LINE_IN_ALL:
            raise TooManyRequests()
        turn = self._turns.setdefault(address, asyncio.Semaphore(AT_ONCE_PER_ADDRESS))
        self._in_line[address] += 1
        try:
            async with turn:
                yield
        finally:
            self._in_line[address] -= 1
            if not self._in_line[address]:
                del self._in_line[address], self._turns[address]
