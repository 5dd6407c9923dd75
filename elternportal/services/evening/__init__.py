"""Use cases of the area evening."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION, PARENTS, TEACHERS
from elternportal.domain.retention import QUARTER, Retention, Since, with_owner
from elternportal.help.page import HelpPage
from elternportal.module import Finder, Module
from elternportal.services.evening.calendar_feed import calendar_entries
from elternportal.services.evening.found import find_evenings
from elternportal.services.evening.leaving import appointments_of, cancel_of_leaving
from elternportal.services.evening.mails import MAILS
from elternportal.services.evening.raster import prepare_new_teachers
from elternportal.services.evening.start import evenings_at_start

MODULE = Module(
    name="evening",
    help_pages=(
        HelpPage(routes.EVENING, "bookings"),
        HelpPage(routes.TEACHER_EVENING, "bookings", for_parents=False),
        HelpPage(routes.OFFICE_EVENINGS, "office", for_parents=False),
        HelpPage(routes.OFFICE_EVENING, "office", for_parents=False),
    ),
    menu=(
        MenuEntry("bookings", "menu-evening", routes.EVENING, 10, PARENTS),
        MenuEntry("bookings", "menu-my-evening", routes.TEACHER_EVENING, 20, TEACHERS),
        MenuEntry(
            "office",
            "menu-office-evenings",
            routes.OFFICE_EVENINGS,
            30,
            ADMINISTRATION,
            is_often=True,
        ),
    ),
    finders=(Finder("evening", find_evenings),),
    at_start=evenings_at_start,
    calendar_entries=calendar_entries,
    at_import=prepare_new_teachers,
    hangs_on=appointments_of,
    at_leaving=cancel_of_leaving,
    retention=(
        Retention("parents_evening", Since.HELD, QUARTER, columns=("ends_at",)),
        *with_owner("parents_evening", "attendance", "slot", "booking", "invitation"),
    ),
    mails=MAILS,
)
