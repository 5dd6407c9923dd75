"""Use cases of the area start."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.help.page import HelpPage
from elternportal.module import Module

MODULE = Module(
    name="start",
    is_optional=False,
    menu=(MenuEntry("news", "start-title", routes.START, 10),),
    help_pages=(HelpPage(routes.START, "news"),),
)
