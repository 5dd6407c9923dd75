"""Use cases of the area jobs: long work that others begin, and its page."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import STAFF
from elternportal.domain.retention import MONTH, Retention, Since, with_owner
from elternportal.help.page import HelpPage
from elternportal.jobs.queue import delete_file, expired_files
from elternportal.module import Due, Module
from elternportal.services.jobs.starting import JobRunsAlready, start_job

__all__ = ["MODULE", "JobRunsAlready", "start_job"]

MODULE = Module(
    name="jobs",
    is_optional=False,
    help_pages=(HelpPage(routes.JOBS, "office", for_parents=False),),
    menu=(MenuEntry("office", "menu-jobs", routes.JOBS, 75, STAFF),),
    retention=(
        Retention("job", Since.MADE, MONTH, columns=("created_at",)),
        *with_owner("job", "job_file"),
    ),
    due=(Due("files of jobs that were kept long enough", expired_files, delete_file),),
)
