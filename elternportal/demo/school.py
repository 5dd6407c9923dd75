"""Create the demo school: generated files, the same importer as for a real school, accounts."""

from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.demo.absences import create_demo_absences, create_demo_leave
from elternportal.demo.accounts import create_accounts
from elternportal.demo.consultation import create_demo_talks
from elternportal.demo.dates import create_demo_dates
from elternportal.demo.evening import create_demo_evening
from elternportal.demo.exam_files import make_exam_file, release_demo_exams
from elternportal.demo.fiction import make_school
from elternportal.demo.legal import create_demo_legal_texts
from elternportal.demo.letters import create_demo_letters
from elternportal.demo.messages import create_demo_messages
from elternportal.demo.news import create_demo_news
from elternportal.demo.plan_files import make_plan_files
from elternportal.demo.school_days import school_days_around
from elternportal.demo.service_pages import create_demo_service_pages
from elternportal.demo.settings import create_demo_settings
from elternportal.demo.untis_files import make_files
from elternportal.domain.people import SYSTEM
from elternportal.errors import NotAllowed
from elternportal.imports.store import Progress
from elternportal.models.school import SchoolClass
from elternportal.services.school.carrying_out import no_progress
from elternportal.services.school.school_import import apply
from elternportal.settings import get_settings


class DemoRefused(NotAllowed):
    """Demo passwords are known to all, so they never enter a school in production."""

    key = "demo-error-production"


def create_demo(database: Database, progress: Progress = no_progress) -> bool:
    """Create the demo school in one transaction; False when there already is a school.

    Raises:
        DemoRefused: the portal does not run in demo mode.
    """
    if not get_settings().is_demo:
        raise DemoRefused()
    with database.transaction() as session:
        if session.exec(select(SchoolClass.id).limit(1)).first() is not None:
            return False
        school = make_school()
        create_demo_settings(session)
        days = school_days_around(session, clock.today())
        plans = [*make_plan_files(school, days.coming), make_exam_file(school, days)]
        apply(session, SYSTEM, [*make_files(), *plans], progress=progress)
        release_demo_exams(session)
        progress(0, 1, "demo-phase-accounts")
        people = create_accounts(session, school)
        progress(0, 1, "demo-phase-evening")
        create_demo_evening(session, people)
        create_demo_talks(session, people)
        progress(0, 1, "demo-phase-letters")
        create_demo_letters(session, people)
        create_demo_service_pages(session, people)
        create_demo_news(session, people)
        create_demo_dates(session, people, days)
        create_demo_absences(session, people)
        create_demo_leave(session, people)
        create_demo_messages(session, people)
        create_demo_legal_texts(session, people.head)
    return True
