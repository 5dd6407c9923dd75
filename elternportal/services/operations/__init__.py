"""Use cases of the area operations: what keeps the portal as a whole in order."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.retention import YEAR, Retention, Since
from elternportal.help.page import HelpPage
from elternportal.module import Due, Module
from elternportal.services.operations.nightly import (
    delete_old_rows,
    nights_due,
    rehearse,
    run_at_night,
)
from elternportal.services.operations.runs import note_run

__all__ = ["delete_old_rows", "note_run", "rehearse", "run_at_night"]

MODULE = Module(
    name="operations",
    is_optional=False,
    help_pages=(HelpPage(routes.OFFICE_HEALTH, "office", for_parents=False),),
    menu=(MenuEntry("office", "menu-office-health", routes.OFFICE_HEALTH, 97, ADMINISTRATION),),
    due=(Due("delete what was kept long enough", nights_due, run_at_night),),
    retention=(Retention("operation_run", Since.MADE, YEAR, columns=("ended_at",)),),
)
