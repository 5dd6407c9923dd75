"""Use cases of the area school."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION
from elternportal.module import Module
from elternportal.school_settings.identity import IDENTITY

MODULE = Module(
    name="school",
    is_optional=False,
    menu=(
        MenuEntry("office", "menu-office-import", routes.OFFICE_IMPORT, 60, ADMINISTRATION),
        MenuEntry("office", "menu-school-calendar", routes.SCHOOL_CALENDAR, 80, ADMINISTRATION),
        MenuEntry("office", "menu-school-settings", routes.SCHOOL_SETTINGS, 90, ADMINISTRATION),
    ),
    settings=IDENTITY,
)
