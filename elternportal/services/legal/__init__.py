"""Use cases of the area legal."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.retention import until_removed
from elternportal.help.page import HelpPage
from elternportal.module import FirstStep, Module, Waiting
from elternportal.services.legal.office import count_unfinished
from elternportal.services.legal.reading import are_finished

MODULE = Module(
    name="legal",
    is_optional=False,
    menu=(MenuEntry("office", "menu-office-legal", routes.OFFICE_LEGAL, 95, ADMINISTRATION),),
    waiting=(Waiting(routes.OFFICE_LEGAL, count_unfinished),),
    first_steps=(FirstStep("legal", 50, routes.OFFICE_LEGAL, are_finished),),
    retention=until_removed("legal_text"),
    help_pages=(HelpPage(routes.OFFICE_LEGAL, "office", for_parents=False),),
)
