"""Carries the progress of a long service from its database thread to the page."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

LOOK_EVERY_SECONDS = 0.15


class Progress:
    """The newest step of one piece of work; ``phase`` is a catalogue key."""

    def __init__(self) -> None:
        self.done, self.total, self.phase = 0, 1, ""

    def note(self, done: int, total: int, phase: str) -> None:
        """What a service calls. A torn read would only draw one step of the bar wrong."""
        self.done, self.total, self.phase = done, total, phase

    async def until_done(self, work: "asyncio.Task[Any]") -> AsyncIterator[None]:
        """Yields often enough to draw a bar, until ``work`` has ended in whatever way.

        The work goes on when nobody looks any more.
        """
        while not work.done():
            await asyncio.wait({work}, timeout=LOOK_EVERY_SECONDS)
            yield
