"""Use cases of the area audience."""

from elternportal import routes
from elternportal.help.page import HelpPage
from elternportal.module import Module

MODULE = Module(
    name="audience",
    is_optional=False,
    help_pages=(HelpPage(routes.OFFICE_GROUPS, "office", for_parents=False),),
)
