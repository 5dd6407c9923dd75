"""Use cases of the area board."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.module import Module

MODULE = Module(
    name="board",
    menu=(MenuEntry("news", "menu-board", routes.BOARD, 40),),
)
