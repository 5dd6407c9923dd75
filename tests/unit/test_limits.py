"""A burst is counted while it runs, and a whole school gets in (security T8)."""

import asyncio

import pytest
from limits import RateLimitItemPerHour

from elternportal.auth import limits, turns
from elternportal.auth.limits import FAILURES_PER_ADDRESS, AttemptLimits, EventLimits
from elternportal.auth.turns import AT_ONCE_PER_ADDRESS, IN_LINE_PER_ADDRESS
from elternportal.errors import InvalidInput, PortalError


class Door:
    """Attempts at something, with what was tried and how many at the same time."""

    def __init__(self) -> None:
        self.limits = AttemptLimits("login")
        self.tried = self.inside = self.most = 0

    async def attempt(self, address: str, *, is_right: bool) -> str:
        """The kind of error that an attempt ended with, or an empty text."""
        try:
            async with self.limits.attempt(address):
                await self._try(is_right)
        except PortalError as error:
            return type(error).__name__
        return ""

    async def _try(self, is_right: bool) -> None:
        self.tried += 1
        self.inside += 1
        self.most = max(self.most, self.inside)
        for _ in range(10):  # long enough for all others to come
            await asyncio.sleep(0)
        self.inside -= 1
        if not is_right:
            raise InvalidInput()


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Door:
    """A limit that lasts longer than any test."""
    by_the_hour = RateLimitItemPerHour(FAILURES_PER_ADDRESS.amount)
    monkeypatch.setattr(limits, "FAILURES_PER_ADDRESS", by_the_hour)
    return Door()


async def test_T8_a_burst_of_wrong_attempts_is_not_tried_as_a_whole(door: Door) -> None:
    burst = [door.attempt("192.0.2.1", is_right=False) for _ in range(600)]
    ends = await asyncio.gather(*burst)
    assert door.most <= AT_ONCE_PER_ADDRESS
    assert door.tried < FAILURES_PER_ADDRESS.amount + AT_ONCE_PER_ADDRESS
    assert ends.count("TooManyRequests") >= 600 - door.tried


async def test_T8_who_signs_in_during_a_burst_from_elsewhere_does_not_wait_for_it(
    door: Door,
) -> None:
    burst = asyncio.gather(*[door.attempt("192.0.2.1", is_right=False) for _ in range(600)])
    await asyncio.sleep(0)
    assert await door.attempt("192.0.2.2", is_right=True) == ""
    assert door.tried <= 3 * AT_ONCE_PER_ADDRESS
    await burst


async def test_T8_a_whole_school_behind_one_address_signs_in_at_once(door: Door) -> None:
    people = [door.attempt("192.0.2.1", is_right=True) for _ in range(IN_LINE_PER_ADDRESS)]
    assert set(await asyncio.gather(*people)) == {""}
    again = [door.attempt("192.0.2.1", is_right=True) for _ in range(IN_LINE_PER_ADDRESS)]
    assert set(await asyncio.gather(*again)) == {""}


async def test_T8_lines_end_somewhere(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "IN_LINE_IN_ALL", 3)
    crowd = [door.attempt(f"192.0.2.{n}", is_right=True) for n in range(5)]
    assert sorted(await asyncio.gather(*crowd)) == ["", "", "", *["TooManyRequests"] * 2]
    monkeypatch.setattr(turns, "IN_LINE_PER_ADDRESS", 2)
    crowd = [door.attempt("192.0.2.9", is_right=True) for _ in range(3)]
    assert sorted(await asyncio.gather(*crowd)) == ["", "", "TooManyRequests"]


async def test_a_line_that_was_left_is_forgotten(door: Door) -> None:
    waiting = asyncio.create_task(door.attempt("192.0.2.1", is_right=True))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert not door.limits._turns._in_line
    with pytest.raises(InvalidInput):
        async with door.limits.attempt("192.0.2.1"):
            raise InvalidInput()
    assert not door.limits._turns._turns


def test_T8_a_sessions_events_count_together_over_all_its_sockets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "EVENTS_PER_SESSION", RateLimitItemPerHour(3))
    events = EventLimits()
    assert [events.permits_session(1) for _ in range(4)] == [True, True, True, False]
    assert events.permits_session(2)


async def test_T8_failures_of_many_networks_slow_everybody_and_refuse_nobody(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    really = asyncio.sleep

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await really(0)

    monkeypatch.setattr(limits, "FAILURES_IN_ALL", RateLimitItemPerHour(5))
    for number in range(5):
        await door.attempt(f"192.0.2.{number}", is_right=False)
    monkeypatch.setattr("elternportal.auth.limits.asyncio.sleep", sleep)
    assert await door.attempt("198.51.100.1", is_right=True) == ""
    assert limits.SLOWED_SECONDS in waits


async def test_T8_addresses_of_one_network_fail_together_and_others_get_in(door: Door) -> None:
    ends = [
        await door.attempt(f"2001:db8::{number:x}", is_right=False)
        for number in range(FAILURES_PER_ADDRESS.amount + 1)
    ]
    assert ends[-1] == "TooManyRequests"
    assert await door.attempt("2001:db8:0:1::1", is_right=True) == ""
