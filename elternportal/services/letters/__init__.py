"""Use cases of the area letters."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION, PARENTS, STAFF
from elternportal.module import Module, Waiting
from elternportal.services.letters.inbox import count_waiting

MODULE = Module(
    name="letters",
    menu=(
        MenuEntry("news", "menu-letters", routes.LETTERS, 20, PARENTS),
        MenuEntry("news", "menu-write-letters", routes.OFFICE_LETTERS, 30, STAFF),
        MenuEntry("office", "menu-office-slips", routes.OFFICE_SLIPS, 20, ADMINISTRATION),
    ),
    waiting=(Waiting(routes.LETTERS, count_waiting),),
)
