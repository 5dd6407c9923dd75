"""What holds the event loop is named in the log; all else about a task is as without the watch."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

import pytest

from elternportal import loop_watch
from elternportal.loop_watch import LONGEST_SECONDS


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Run ``work`` in a task of a watched loop."""

    async def watched() -> Any:
        loop_watch.install(asyncio.get_running_loop())
        return await asyncio.create_task(work)

    return asyncio.run(watched())


def compute(seconds: float = 2 * LONGEST_SECONDS) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


async def computing_long(secret: str) -> str:
    compute()
    return secret


def test_a_step_that_computes_long_is_logged_with_its_name_and_no_data(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert run(computing_long("Amsel")) == "Amsel"
    (line,) = caplog.messages
    assert "the event loop was held for" in line
    assert "computing_long" in line
    assert "Amsel" not in line


def test_a_task_may_say_what_it_does(caplog: pytest.LogCaptureFixture) -> None:
    async def handler() -> None:
        loop_watch.name_work("board_state.load")
        compute()

    run(handler())
    assert caplog.messages[0].endswith("by board_state.load")


def test_short_steps_with_a_pause_between_them_and_waiting_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def working() -> None:
        for _ in range(6):
            compute(LONGEST_SECONDS / 4)
            await asyncio.sleep(0)
        await asyncio.to_thread(time.sleep, 2 * LONGEST_SECONDS)

    run(working())
    assert caplog.messages == []


def test_errors_and_cancelling_reach_a_watched_task() -> None:
    async def failing() -> None:
        await asyncio.sleep(0)
        raise LookupError

    async def cancelled() -> str:
        task = asyncio.create_task(asyncio.Event().wait())
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return "cancelled"
        return ""

    with pytest.raises(LookupError):
        run(failing())
    assert run(cancelled()) == "cancelled"
