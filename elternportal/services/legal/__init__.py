"""Use cases of the area legal."""

from elternportal import routes
from elternportal.help.page import HelpPage
from elternportal.module import Module

MODULE = Module(
    name="legal",
    is_optional=False,
    tables=("legal_text",),
    help_pages=(HelpPage(routes.OFFICE_LEGAL, "office", for_parents=False),),
)
