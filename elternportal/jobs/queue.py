"""Jobs in the database: claimed by a lease, as mails are, so that each is done by one process.

If the process dies, the lease runs out and another begins the job anew.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.jobs import FILE_KEPT, OPEN, JobState
from elternportal.errors import PortalError
from elternportal.models.jobs import Job, JobFile

LEASE = timedelta(seconds=30)
MAX_ATTEMPTS = 3


class JobStopped(PortalError):
    """The job is no longer this run's: cancelled, or taken over after its lease had run out."""

    key = "jobs-failed-stopped"


class JobInterrupted(PortalError):
    """The portal was stopped in the middle of the job again and again."""

    key = "jobs-failed-interrupted"


@dataclass(frozen=True, slots=True)
class ClaimedJob:
    id: int
    kind: str
    account_id: int
    params: Mapping[str, Any]


def claim(session: Session, kinds: Collection[str]) -> ClaimedJob | None:
    """The oldest job that waits, or whose process has died; None if there is none.

    One that was begun :data:`MAX_ATTEMPTS` times is marked as failed instead.
    """
    now = clock.now()
    is_free = or_(
        col(Job.state) == JobState.QUEUED,
        and_(col(Job.state) == JobState.RUNNING, col(Job.leased_until) <= now),
    )
    job = session.scalars(
        select(Job)
        .where(is_free, col(Job.kind).in_(kinds))
        .order_by(col(Job.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if job is None or job.id is None:
        return None
    if job.attempts >= MAX_ATTEMPTS:
        fail(session, job.id, JobInterrupted())
        return None
    job.state, job.leased_until, job.attempts = JobState.RUNNING, now + LEASE, job.attempts + 1
    session.add(job)
    announce(session, topics.jobs(job.account_id))
    return ClaimedJob(job.id, job.kind, job.account_id, job.params)


def may_claim(session: Session) -> bool:
    """Whether there may be a job to claim; asked often, and cheap."""
    is_open = col(Job.state).in_(OPEN)
    return session.scalar(select(col(Job.id)).where(is_open).limit(1)) is not None


def keep(session: Session, job_id: int, done: int, total: int) -> bool:
    """Write down how far a running job is and lengthen its lease; False if it was stopped."""
    account_id = session.scalar(
        update(Job)
        .where(col(Job.id) == job_id, col(Job.state) == JobState.RUNNING)
        .values(done=min(done, total), total=total, leased_until=clock.now() + LEASE)
        .returning(col(Job.account_id))
        .execution_options(synchronize_session=False)
    )
    if account_id is not None:
        announce(session, topics.jobs(account_id))
    return account_id is not None


def finish(session: Session, job_id: int, count: int, content: bytes | None) -> None:
    """See :meth:`elternportal.jobs.kinds.JobRun.finish`."""
    if not _end(session, job_id, JobState.DONE, (JobState.RUNNING,), count=count):
        raise JobStopped()
    if content is not None:
        kept_until = clock.now() + FILE_KEPT
        session.add(JobFile(job_id=job_id, content=content, kept_until=kept_until))
        session.flush()


def fail(session: Session, job_id: int, error: PortalError) -> None:
    """Mark a job as failed, with its sentence; one that has ended stays as it is."""
    args = {name: str(value) for name, value in error.args_for_text.items()}
    _end(session, job_id, JobState.FAILED, OPEN, error_key=error.text_key, error_args=args)


def cancel(session: Session, job_id: int) -> None:
    """Stop a job that is open; what it has not committed never happens."""
    _end(session, job_id, JobState.CANCELLED, OPEN)


def delete_file(session: Session, job_id: int) -> None:
    """Delete a job's file, if it has one."""
    session.execute(delete(JobFile).where(col(JobFile.job_id) == job_id))
    account_id = session.scalar(select(col(Job.account_id)).where(col(Job.id) == job_id))
    if account_id is not None:
        announce(session, topics.jobs(account_id))


def expired_files(session: Session) -> list[int]:
    """The jobs whose file has been kept long enough."""
    is_over = col(JobFile.kept_until) <= clock.now()
    return list(session.scalars(select(col(JobFile.job_id)).where(is_over)))


def _end(
    session: Session, job_id: int, state: JobState, before: Collection[JobState], **values: Any
) -> bool:
    """One UPDATE decides between an end and another that comes at the same moment."""
    account_id = session.scalar(
        update(Job)
        .where(col(Job.id) == job_id, col(Job.state).in_(before))
        .values(state=state, open_key=None, leased_until=None, finished_at=clock.now(), **values)
        .returning(col(Job.account_id))
        .execution_options(synchronize_session=False)
    )
    if account_id is not None:
        announce(session, topics.jobs(account_id))
    return account_id is not None
