"""Use cases of the area office."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.retention import Retention, Since
from elternportal.help.page import HelpPage
from elternportal.module import Module
from elternportal.services.office.mail_tasks import WATCH
from elternportal.services.office.tasks import tasks_at_start

MODULE = Module(
    name="office",
    is_optional=False,
    help_pages=(
        HelpPage(routes.OFFICE_TASKS, "office", for_parents=False),
        HelpPage(routes.OFFICE_MAILBOX, "office", for_parents=False),
    ),
    menu=(
        MenuEntry("office", "menu-office-tasks", routes.OFFICE_TASKS, 10, ADMINISTRATION),
        MenuEntry("office", "menu-office-mailbox", routes.OFFICE_MAILBOX, 70, ADMINISTRATION),
    ),
    at_start=tasks_at_start,
    retention=(
        Retention("office_task", Since.SCHOOL_YEAR, columns=("created_at",)),
        Retention("family_call", Since.SCHOOL_YEAR, columns=("created_at",)),
    ),
    address_watch=WATCH,
)
