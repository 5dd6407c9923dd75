"""Use cases of the area lost_property."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.module import Module

MODULE = Module(
    name="lost_property",
    menu=(MenuEntry("service", "menu-lost-property", routes.LOST_PROPERTY, 30),),
)
