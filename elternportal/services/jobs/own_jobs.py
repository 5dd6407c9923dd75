"""What became of the long work that a person has begun; nobody sees that of others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.jobs import JobState
from elternportal.domain.paging import Paged, window
from elternportal.domain.people import STAFF, Actor
from elternportal.domain.sorting import Order
from elternportal.errors import NotFound
from elternportal.jobs import queue
from elternportal.jobs.kinds import JobKind
from elternportal.models.base import id_of
from elternportal.models.jobs import Job, JobFile
from elternportal.module import installed

PAGE_SIZE = 30


class JobColumn(StrEnum):
    """By what the list is sorted, as its address says it."""

    WORK = "auftrag"
    BEGUN = "begonnen"
    STATE = "stand"


_COLUMNS: dict[str, tuple[Mapped[Any], ...]] = {
    JobColumn.WORK: (col(Job.kind), col(Job.label)),
    JobColumn.BEGUN: (col(Job.id),),
    JobColumn.STATE: (col(Job.state),),
}
NEWEST_FIRST = Order(JobColumn.BEGUN, is_descending=True)


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job. ``kept_until`` is when its file is deleted; None if there is none (any more)."""

    id: int
    kind: str
    label: str
    state: JobState
    done: int
    total: int
    count: int
    started_at: datetime
    finished_at: datetime | None
    kept_until: datetime | None
    error_key: str
    error_args: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class JobFileView:
    name: str
    media_type: str
    content: bytes = field(repr=False)


def list_jobs(
    session: Session, actor: Actor, page: int = 1, order: Order = NEWEST_FIRST
) -> Paged[JobRow]:
    """One page of the actor's jobs; one that does not exist is the last.

    Args:
        order: by a :class:`JobColumn`; what is alike there stands by age, the newest first.

    Raises:
        NotAllowed: the actor is not staff.
    """
    actor.require(*STAFF)
    is_own = col(Job.account_id) == actor.account_id
    found = session.scalar(select(func.count()).select_from(Job).where(is_own)) or 0
    at = window(found, page, PAGE_SIZE)
    rows = session.execute(
        select(Job, col(JobFile.kept_until))
        .outerjoin(JobFile, col(JobFile.job_id) == col(Job.id))
        .where(is_own)
        .order_by(*_sorted(order), col(Job.id).desc())
        .offset(at.offset)
        .limit(PAGE_SIZE)
    )
    jobs = tuple(_row(job, kept_until) for job, kept_until in rows)
    return Paged(jobs, found, at.number, at.pages)


def _sorted(order: Order) -> list[ColumnElement[Any]]:
    columns = _COLUMNS.get(order.column, ())
    return [column.desc() if order.is_descending else column.asc() for column in columns]


def cancel_job(session: Session, actor: Actor, job_id: int) -> None:
    """Stop a job; one that has ended stays as it is.

    Raises:
        NotAllowed, NotFound: see :func:`_own`.
    """
    queue.cancel(session, id_of(_own(session, actor, job_id)))


def delete_job_file(session: Session, actor: Actor, job_id: int) -> None:
    """Delete a job's file before its time, e.g. PIN letters that are printed.

    Raises:
        NotAllowed, NotFound: see :func:`_own`.
    """
    queue.delete_file(session, id_of(_own(session, actor, job_id)))


def fetch_job_file(session: Session, actor: Actor, job_id: int) -> JobFileView:
    """The file that a job has made.

    Raises:
        NotAllowed, NotFound: see :func:`_own`; or the file is deleted, or its kind is gone.
    """
    job = _own(session, actor, job_id)
    file = session.get(JobFile, job_id)
    kind = _kinds().get(job.kind)
    if file is None or kind is None or clock.now() >= file.kept_until:
        raise NotFound()
    return JobFileView(kind.file_name, kind.media_type, file.content)


def _own(session: Session, actor: Actor, job_id: int) -> Job:
    """Raises NotAllowed for who is not staff, NotFound for a job of somebody else."""
    actor.require(*STAFF)
    is_own = (col(Job.id) == job_id) & (col(Job.account_id) == actor.account_id)
    job = session.scalars(select(Job).where(is_own)).first()
    if job is None:
        raise NotFound()
    return job


def _kinds() -> Mapping[str, JobKind]:
    return {kind.name: kind for module in installed() for kind in module.jobs}


def _row(job: Job, kept_until: datetime | None) -> JobRow:
    return JobRow(
        id=id_of(job),
        kind=job.kind,
        label=job.label,
        state=JobState(job.state),
        done=job.done,
        total=job.total,
        count=job.count,
        started_at=job.created_at,
        finished_at=job.finished_at,
        kept_until=kept_until if kept_until and clock.now() < kept_until else None,
        error_key=job.error_key,
        error_args=job.error_args,
    )
