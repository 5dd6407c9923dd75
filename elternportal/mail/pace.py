"""How fast mails follow each other: at full speed, unless pages need the event loop.

Rendering and sending a mail costs about three milliseconds of the interpreter that also answers
the pages. While the loop answers at once, nobody misses them. When it is late, as in an opening
rush, mails go at most 50 a second, about a seventh of a core, until it is on time again.
"""

import asyncio
import time

SECONDS_PER_MAIL_IF_BUSY = 0.02
PROBE_SECONDS = 0.001
BUSY_SECONDS = 0.005  # so late on average; mails alone make it about one millisecond
SMOOTHING = 0.1  # the weight of the newest mail in the average


class Pace:
    """One for all lanes of a worker."""

    def __init__(self) -> None:
        self._lateness = 0.0
        self._turn = asyncio.Lock()

    @property
    def is_slow(self) -> bool:
        """Whether pages keep the event loop busy."""
        return self._lateness > BUSY_SECONDS

    async def wait(self) -> None:
        """Wait for one's turn to send a mail."""
        async with self._turn:
            asked = time.perf_counter()
            await asyncio.sleep(PROBE_SECONDS)
            late = time.perf_counter() - asked - PROBE_SECONDS
            self._lateness += (late - self._lateness) * SMOOTHING
            if self.is_slow:
                await asyncio.sleep(SECONDS_PER_MAIL_IF_BUSY)
