"""The school of tests/security/school.py on a running portal, one for each test file."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.models.mail import MailState, OutboxMail
from tests.security.school import School, running_school
from tests.security.snapshot import Snapshot
from tests.support.waiting import eventually


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    with running_school(tmp_path_factory.mktemp("school")) as running:
        yield running


@pytest.fixture(scope="module")
def before(school: School) -> Snapshot:
    """The database before the file's first test, when the mails about the letters are sent."""
    due = select(OutboxMail.id).where(
        OutboxMail.state == MailState.QUEUED, OutboxMail.due_at <= clock.now()
    )
    with school.portal.database() as database:

        def is_quiet() -> bool:
            with database.reading() as session:
                return session.exec(due).first() is None

        asyncio.run(eventually(is_quiet))
    return Snapshot(school.portal)
