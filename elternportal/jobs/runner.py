"""Does the jobs: a few at a time in each process, one process for each job."""

import asyncio
import logging
from contextlib import suppress
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from elternportal.auth.sessions import actor_of_account
from elternportal.background import run_periodically
from elternportal.db import Database
from elternportal.errors import NotAllowed, PortalError
from elternportal.jobs import queue
from elternportal.jobs.kinds import JobKind, JobRun
from elternportal.jobs.queue import ClaimedJob, JobStopped
from elternportal.school_settings.snapshot import active_modules

logger = logging.getLogger(__name__)

LANES = 2
LOOK_EVERY_SECONDS = 1.0
KEEP_EVERY_SECONDS = 1.0  # progress and lease of a running job


async def run_jobs(database: Database) -> None:
    """Do whatever waits, for as long as the process lives."""
    step = partial(run_waiting_jobs, database)
    lane = partial(run_periodically, step, every_seconds=LOOK_EVERY_SECONDS, name="doing jobs")
    await asyncio.gather(*(lane() for _ in range(LANES)))


async def run_waiting_jobs(database: Database) -> None:
    """Do what waits now, one after the other."""
    while await database.read(queue.may_claim):
        modules = await database.read(active_modules)
        kinds = {kind.name: kind for module in modules for kind in module.jobs}
        job = await database.write(partial(queue.claim, kinds=tuple(kinds)))
        if job is None:
            return
        await _run(database, job, kinds[job.kind])


async def _run(database: Database, job: ClaimedJob, kind: JobKind) -> None:
    run = JobRun(job.id, job.params)
    work = asyncio.ensure_future(_work(database, job, kind, run))
    try:
        while not work.done():
            await asyncio.wait({work}, timeout=KEEP_EVERY_SECONDS)
            if not work.done() and not await _keep(database, run):
                work.cancel()
                await asyncio.wait({work})
    finally:
        work.cancel()  # the process ends; another begins the job anew
    error = await _outcome(work, job)
    if error is not None:
        await database.write(lambda session: queue.fail(session, job.id, error))


async def _work(database: Database, job: ClaimedJob, kind: JobKind, run: JobRun) -> None:
    actor = await database.read(lambda session: actor_of_account(session, job.account_id))
    if actor is None:
        raise NotAllowed()
    await kind.work(database, actor, run)


async def _keep(database: Database, run: JobRun) -> bool:
    """A database that is busy for a moment stops no job."""
    try:
        return await database.write(
            lambda session: queue.keep(session, run.job_id, run.done, run.total)
        )
    except SQLAlchemyError:
        logger.exception("the progress of job %s was not written", run.job_id)
        return True


async def _outcome(work: "asyncio.Task[None]", job: ClaimedJob) -> PortalError | None:
    """Why the work failed; None if it is done or was stopped."""
    with suppress(asyncio.CancelledError, JobStopped):
        try:
            await work
        except JobStopped:
            raise
        except PortalError as error:
            return error
        except Exception:
            logger.exception("job %s (%s) failed", job.id, job.kind)
            return PortalError("jobs-failed-unexpected")
    return None
