"""Mails give way while pages keep the event loop busy."""

import asyncio
import time

from elternportal.mail.pace import BUSY_SECONDS, Pace
from tests.support.waiting import task_running

TURNS = 30


async def _keep_busy() -> None:
    """What a page does in a rush: each step holds the event loop for a while."""
    while True:
        time.sleep(4 * BUSY_SECONDS)  # noqa: ASYNC251 - holding the loop is the point
        await asyncio.sleep(0)


async def test_mails_go_slowly_while_pages_keep_the_event_loop_busy() -> None:
    pace = Pace()
    assert not pace.is_slow
    async with task_running(_keep_busy()):
        for _ in range(TURNS):
            await pace.wait()
        assert pace.is_slow
