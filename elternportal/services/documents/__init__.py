"""Use cases of the area documents."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.module import Module

MODULE = Module(
    name="documents",
    menu=(MenuEntry("service", "menu-documents", routes.DOCUMENTS, 20),),
)
