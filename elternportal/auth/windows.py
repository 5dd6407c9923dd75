"""Counts in fixed windows, in the memory of this process: for what happens with every event."""

import time
from collections import Counter
from dataclasses import dataclass, field

from limits import RateLimitItem


@dataclass(slots=True)
class _Window:
    """What happened since the window began, by name; ``ends_at`` is monotonic."""

    ends_at: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)


class FixedWindows:
    """One window for each limit, common to all its names: when it ends, all of them begin anew.

    So a hit is one number in a dictionary, and forgetting is a new dictionary.
    """

    def __init__(self) -> None:
        self._windows: dict[RateLimitItem, _Window] = {}

    def hit(self, limit: RateLimitItem, name: str) -> bool:
        """Count one more; False, and nothing counted, if there were as many as allowed."""
        window = self._windows.setdefault(limit, _Window())
        now = time.monotonic()
        if now >= window.ends_at:
            window.ends_at, window.counts = now + limit.get_expiry(), Counter()
        if window.counts[name] >= limit.amount:
            return False
        window.counts[name] += 1
        return True
