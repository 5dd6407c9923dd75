"""Use cases of the area school_info."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.retention import until_removed
from elternportal.help.page import HelpPage
from elternportal.module import Module, Searchable
from elternportal.services.school_info.reading import (
    CONTACT_KIND,
    TEXT_KIND,
    all_contacts,
    all_texts,
)

MODULE = Module(
    name="school_info",
    menu=(MenuEntry("service", "menu-school-info", routes.SCHOOL_INFO, 10),),
    searchables=(
        Searchable(CONTACT_KIND, all_contacts, routes.SCHOOL_INFO),
        Searchable(TEXT_KIND, all_texts, routes.SCHOOL_INFO),
    ),
    retention=until_removed("school_contact", "school_text"),
    help_pages=(
        HelpPage(routes.SCHOOL_INFO, "service"),
        HelpPage(routes.OFFICE_SCHOOL_INFO, "office", for_parents=False),
    ),
)
