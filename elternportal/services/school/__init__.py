"""Use cases of the area school."""

from sqlmodel import col

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION
from elternportal.models.school_settings import SchoolLogo
from elternportal.module import FilePlace, Module
from elternportal.school_settings.identity import IDENTITY
from elternportal.services.school.logo import logo_files

MODULE = Module(
    name="school",
    is_optional=False,
    menu=(
        MenuEntry("office", "menu-office-import", routes.OFFICE_IMPORT, 60, ADMINISTRATION),
        MenuEntry("office", "menu-school-calendar", routes.SCHOOL_CALENDAR, 80, ADMINISTRATION),
        MenuEntry("office", "menu-school-settings", routes.SCHOOL_SETTINGS, 90, ADMINISTRATION),
    ),
    file_places=(FilePlace(col(SchoolLogo.file_id), logo_files),),
    settings=IDENTITY,
)
