"""The page of long work in a browser, with work in every state."""

from datetime import timedelta

from playwright.sync_api import expect
from sqlmodel import Session, delete, select

from elternportal import clock, routes
from elternportal.demo.logins import OFFICE
from elternportal.domain.jobs import JobState
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.jobs import Job, JobFile
from tests.support.browsing import DESKTOP, SMALL_PHONE, Visits, look_at
from tests.support.server import Portal

STATES = [state for state in JobState if state is not JobState.QUEUED]  # that would be begun


def test_work_in_every_state_is_shown_without_barriers(
    visits: Visits, portal_server: Portal
) -> None:
    with portal_server.database() as database, database.transaction() as session:
        made = add_jobs(session)
    try:
        page = visits.open(routes.JOBS, OFFICE.email, SMALL_PHONE)
        expect(page.locator("tbody tr").nth(len(made) - 1)).to_be_visible()  # others may be there
        look_at(page, SMALL_PHONE, "light")
        look_at(page, DESKTOP, "dark")
    finally:
        with portal_server.database() as database, database.transaction() as session:
            session.exec(delete(JobFile).where(JobFile.job_id.in_(made)))
            session.exec(delete(Job).where(Job.id.in_(made)))


def add_jobs(session: Session) -> list[int]:
    """One job of the office in each state, and a finished one whose file is still there."""
    office = id_of(session.exec(select(Account).where(Account.email == OFFICE.email)).one())
    made = []
    for state in (*STATES, JobState.DONE):
        job = Job(
            kind="pin-letters",
            account_id=office,
            state=state,
            done=3,
            total=7,
            count=7,
            error_key="jobs-failed-interrupted",
            created_at=clock.now(),
            leased_until=clock.now() + timedelta(hours=1),
        )
        session.add(job)
        session.flush()
        made.append(id_of(job))
    session.add(
        JobFile(job_id=made[-1], content=b"%PDF-1.7", kept_until=clock.now() + timedelta(days=1))
    )
    return made
