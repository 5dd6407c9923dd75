"""A job with its file of everybody who works at the school; each is foreign to the next."""

from io import BytesIO

from pypdf import PdfWriter
from sqlmodel import Session

from elternportal import clock
from elternportal.domain.jobs import FILE_KEPT, JobState
from elternportal.models.jobs import Job, JobFile
from tests.security.ids import NOBODYS, Ids, NamedIds, replace
from tests.security.roles import STAFF
from tests.support.world import World

MISSING = {"job": NOBODYS}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    jobs = {person: _add(session, getattr(world, person).account_id) for person in STAFF}
    for person, other in zip(STAFF, (*STAFF[1:], STAFF[0]), strict=True):
        for kind, owner in (("own", person), ("foreign", other)):
            ids[person, kind] = replace(ids.get((person, kind), Ids()), job=jobs[owner])


def _add(session: Session, account_id: int) -> int:
    now, paper = clock.now(), BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(paper)
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
    kept_until = now + FILE_KEPT
    session.add(JobFile(job_id=job.id or 0, content=paper.getvalue(), kept_until=kept_until))
    return job.id or 0
