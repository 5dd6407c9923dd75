"""Runs what a process does beside its pages for ever, whatever fails once in a while."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)


async def run_periodically(
    step: Callable[[], Awaitable[object]], *, every_seconds: float, name: str
) -> None:
    """Do ``step``, rest, and do it again until the task is cancelled.

    What fails is logged under ``name`` and tried again after the rest: a task that ended silently
    would be missed too late.
    """
    while True:
        try:
            await step()
        except Exception:
            logger.exception("%s failed and is tried again", name)
        await asyncio.sleep(every_seconds)
