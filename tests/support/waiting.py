"""Waiting for what happens by itself, without sleeping for luck."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

PATIENCE_SECONDS = 90.0
LOOK_EVERY_SECONDS = 0.02


async def eventually(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until ``condition`` holds.

    Raises:
        TimeoutError: it does not hold in time.
    """
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - looks at other threads and processes
            await asyncio.sleep(LOOK_EVERY_SECONDS)


@asynccontextmanager
async def task_running(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run endless work beside the block; an error in it fails the test."""
    task = asyncio.create_task(work)
    await asyncio.sleep(0)  # its first step
    try:
        yield
    finally:
        task.cancel()
        (outcome,) = await asyncio.gather(task, return_exceptions=True)
        assert isinstance(outcome, asyncio.CancelledError), outcome
