"""How much time a service takes, said where the service is written.

Short work (the rule) runs where it was asked for; see ``db.py``. The runners of ``state/base.py``
look up what was declared, so that no caller has to know.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
_ATTRIBUTE = "_portal_pace"


class Pace(Enum):
    """How a service is run."""

    SHORT = auto()
    LONG = auto()  # on a thread: others must go on meanwhile
    UNHEARD = auto()  # nobody waits for it; what it misses, the next occasion makes good


def takes_long(service: F) -> F:
    """Declare that a service takes so long that others must go on meanwhile."""
    return _declare(service, Pace.LONG)


def unheard(service: F) -> F:
    """Declare that nobody waits for a writing service, and that it gives nothing back."""
    return _declare(service, Pace.UNHEARD)


def pace_of(service: Callable[..., object]) -> Pace:
    """What a service declared; short if nothing."""
    pace: Pace = getattr(service, _ATTRIBUTE, Pace.SHORT)
    return pace


def _declare(service: F, pace: Pace) -> F:
    setattr(service, _ATTRIBUTE, pace)
    return service
