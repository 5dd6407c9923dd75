"""How much time a service takes, said where the service is written.

Short work (the rule) runs where it was asked for; see ``db.py``. The runners of ``state/base.py``
look up what was declared, so that no caller has to know.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
_ATTRIBUTE = "_portal_duration"


class Duration(Enum):
    """How a service is run."""

    SHORT = auto()
    LONG = auto()  # on a thread: others must go on meanwhile
    FIRE_AND_FORGET = auto()  # nobody waits for it; what it misses, the next occasion makes good


def takes_long(service: F) -> F:
    """Declare that a service takes so long that others must go on meanwhile."""
    return _declare(service, Duration.LONG)


def fire_and_forget(service: F) -> F:
    """Declare that nobody waits for a writing service, and that it gives nothing back."""
    return _declare(service, Duration.FIRE_AND_FORGET)


def duration_of(service: Callable[..., object]) -> Duration:
    """What a service declared; short if nothing."""
    duration: Duration = getattr(service, _ATTRIBUTE, Duration.SHORT)
    return duration


def _declare(service: F, duration: Duration) -> F:
    setattr(service, _ATTRIBUTE, duration)
    return service
