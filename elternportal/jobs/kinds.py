"""What a kind of long work is, and what its code is given while it runs."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.jobs import queue


class JobRun:
    """One run of a job: what it is to do, how far it is, and its end."""

    def __init__(self, job_id: int, params: Mapping[str, Any]) -> None:
        self.job_id, self.params = job_id, params
        self.done, self.total = 0, 0

    def note(self, done: int, total: int) -> None:
        """How far the work is; the runner writes it down once in a while."""
        self.done, self.total = done, total

    def finish(self, session: Session, count: int, content: bytes | None = None) -> None:
        """Say in the work's own transaction that it is done.

        Args:
            count: how much came of it, e.g. how many letters; 0 if there was nothing to do.
            content: the file that the person gets.

        Raises:
            JobStopped: it was cancelled, or another process does it by now; write nothing.
        """
        queue.finish(session, self.job_id, count, content)


Work = Callable[[Database, Actor, JobRun], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of long work, on the card of its area.

    ``name`` is stored with each job and names ``jobs-kind-<name>`` and ``jobs-count-<name>``.
    ``work`` runs as the person who began it, with the rights of that moment; it must call
    ``run.finish`` in the transaction that writes its result. ``file_name`` is plain ASCII.
    """

    name: str
    work: Work
    file_name: str
    media_type: str = "application/pdf"
