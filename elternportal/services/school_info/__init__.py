"""Use cases of the area school_info."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.module import Module

MODULE = Module(
    name="school_info",
    menu=(MenuEntry("service", "menu-school-info", routes.SCHOOL_INFO, 10),),
)
