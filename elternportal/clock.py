"""The one place that knows what time it is.

Every rule asks :func:`now`; tests stop or move the clock with :func:`at`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SCHOOL_ZONE = ZoneInfo("Europe/Berlin")


def _real_time() -> datetime:
    return datetime.now(UTC)


_read: Callable[[], datetime] = _real_time


def now() -> datetime:
    """The current instant, in UTC and timezone-aware."""
    return _read()


def today() -> date:
    """The current calendar day at school."""
    return now().astimezone(SCHOOL_ZONE).date()


def to_school(instant: datetime) -> datetime:
    """The same instant as the clock on the school's wall shows it."""
    return instant.astimezone(SCHOOL_ZONE)


def from_school(wall_time: datetime) -> datetime:
    """The instant, in UTC, at which the clock on the school's wall shows ``wall_time``."""
    return wall_time.replace(tzinfo=SCHOOL_ZONE).astimezone(UTC)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Stop the clock at ``instant`` for all threads, for tests and demos."""
    global _read

    def stopped() -> datetime:
        return instant

    before, _read = _read, stopped
    try:
        yield
    finally:
        _read = before
