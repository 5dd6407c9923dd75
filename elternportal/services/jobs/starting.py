"""An area begins long work; whether the person may is the area's to check."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from elternportal import clock
from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.errors import Conflict
from elternportal.jobs.kinds import JobKind
from elternportal.models.base import id_of
from elternportal.models.jobs import Job

LABEL_LENGTH, KEY_LENGTH = 200, 200
_ONE_AT_A_TIME = "uq_job_open_key"


class JobRunsAlready(Conflict):
    """The same work is being done; a second tap would do it twice."""

    key = "jobs-error-runs-already"


def start_job(
    session: Session, actor: Actor, kind: JobKind, params: Mapping[str, Any], label: str = ""
) -> int:
    """Let a job of this kind be done as soon as possible; returns its id.

    Args:
        params: JSON values, for the kind's ``work``.
        label: what it is about, for its person.

    Raises:
        JobRunsAlready: one with the same params waits or runs.
    """
    job = Job(
        kind=kind.name,
        label=label[:LABEL_LENGTH],
        params=dict(params),
        open_key=f"{kind.name} {json.dumps(params, sort_keys=True)}"[:KEY_LENGTH],
        account_id=actor.account_id,
        created_at=clock.now(),
    )
    try:
        with session.begin_nested():
            session.add(job)
            session.flush()
    except IntegrityError as error:
        if broken_constraint(error) != _ONE_AT_A_TIME:
            raise
        raise JobRunsAlready() from error
    announce(session, topics.jobs(actor.account_id))
    return id_of(job)
