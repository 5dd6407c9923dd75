"""Long work that goes on without anybody looking: its states, and how long its file is kept."""

from datetime import timedelta
from enum import StrEnum

FILE_KEPT = timedelta(hours=24)
"""Then the file is deleted; PIN letters hold PINs in clear."""


class JobState(StrEnum):
    """``QUEUED → RUNNING → DONE`` or ``FAILED``; ``CANCELLED`` from either of the first two."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (JobState.QUEUED, JobState.RUNNING)
