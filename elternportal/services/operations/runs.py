"""What was done for the portal as a whole, and when."""

from collections.abc import Mapping

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.operations import RunKind
from elternportal.models.operations import OperationRun


def note_run(session: Session, kind: RunKind, counts: Mapping[str, int]) -> None:
    """Write down that it has ended well just now, and what came of it."""
    session.add(OperationRun(kind=kind, ended_at=clock.now(), counts=dict(counts)))
