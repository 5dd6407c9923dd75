"""Logs what holds the event loop: while one person's page computes, everybody else's waits.

Each step of each task is measured in the time that this thread computes, not by the clock, so that
a busy machine alone is no reason to log. The line names code, never data (security W4).
"""

import asyncio
import logging
import time
from collections.abc import Coroutine, Generator
from contextvars import ContextVar
from types import TracebackType
from typing import Any

logger = logging.getLogger(__name__)

LONGEST_SECONDS = 0.02
_work: ContextVar[str] = ContextVar("work", default="")


def name_work(name: str) -> None:
    """Say what the current task does from here on, e.g. which event handler it runs."""
    _work.set(name)


def install(loop: asyncio.AbstractEventLoop) -> None:
    """Watch all tasks that this loop begins from now on."""
    loop.set_task_factory(_make_task)


def _make_task(
    loop: asyncio.AbstractEventLoop,
    work: Coroutine[Any, Any, Any] | Generator[Any, Any, Any],
    **options: Any,
) -> asyncio.Task[Any]:
    if isinstance(work, Coroutine):
        work = _Watched(work)
    return asyncio.Task(work, loop=loop, **options)


class _Watched(Coroutine[Any, Any, Any]):
    """A coroutine whose steps are measured; in all else it is the one that it holds."""

    def __init__(self, work: Coroutine[Any, Any, Any]) -> None:
        self._step = work

    def send(self, value: Any) -> Any:
        began = time.thread_time()
        try:
            return self._step.send(value)
        finally:
            took = time.thread_time() - began
            if took > LONGEST_SECONDS:
                self._tell(took)

    def throw(
        self,
        kind: Any,
        value: BaseException | object = None,
        trace: TracebackType | None = None,
    ) -> Any:
        return self._step.throw(kind) if value is None else self._step.throw(kind, value, trace)

    def close(self) -> None:
        self._step.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        return self._step.__await__()

    def __getattr__(self, name: str) -> Any:
        """E.g. what anyio asks a coroutine about its state."""
        return getattr(self._step, name)

    def _tell(self, took: float) -> None:
        name = _work.get() or getattr(self._step, "__qualname__", "")
        logger.warning("the event loop was held for %.0f ms by %s", took * 1000, name)
