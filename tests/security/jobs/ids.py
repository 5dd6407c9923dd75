"""A job of the office with its file, and one of the head: each is foreign to the other."""

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.jobs import FILE_KEPT, JobState
from elternportal.models.jobs import Job, JobFile
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

MISSING = {"job": NOBODYS}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    own = {person: _add(session, getattr(world, person).account_id) for person in ("olga", "hanna")}
    for person, other in (("olga", "hanna"), ("hanna", "olga")):
        ids[person, "own"] = replace(ids[person, "own"], job=own[person])
        if (person, "foreign") in ids:
            ids[person, "foreign"] = replace(ids[person, "foreign"], job=own[other])


def _add(session: Session, account_id: int) -> int:
    now = clock.now()
    job = Job(
        kind="pin-letters",
        account_id=account_id,
        state=JobState.DONE,
        count=1,
        created_at=now,
        finished_at=now,
    )
    session.add(job)
    session.flush()
    session.add(JobFile(job_id=job.id or 0, content=b"%PDF-", kept_until=now + FILE_KEPT))
    return job.id or 0
