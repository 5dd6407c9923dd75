"""What runs beside the pages goes on, whatever fails."""

import pytest

from elternportal.background import run_periodically
from tests.support.waiting import eventually, task_running


async def test_a_step_that_fails_is_logged_and_the_next_one_is_taken(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failures = [KeyError("a"), OSError("b")]
    done: list[str] = []

    async def step() -> None:
        if failures:
            raise failures.pop()
        done.append("swept")

    async with task_running(run_periodically(step, every_seconds=0.0, name="sweeping")):
        await eventually(lambda: len(done) > 1)
    assert caplog.text.count("sweeping failed and is tried again") == 2
