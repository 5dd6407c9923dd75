"""Use cases of the area consultation."""

from elternportal.domain.consultation import (
    CONSULTATION,
    OFFICE_CONSULTATION,
    TEACHER_CONSULTATION,
)
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION, PARENTS, TEACHERS
from elternportal.domain.retention import QUARTER, Retention, Since, with_owner
from elternportal.help.page import HelpPage
from elternportal.module import Due, Module
from elternportal.services.consultation.calendar_feed import calendar_entries
from elternportal.services.consultation.leaving import appointments_of, cancel_of_leaving
from elternportal.services.consultation.lost import (
    cancel_lost,
    find_lost,
    find_to_remind,
    remind,
)
from elternportal.services.consultation.mails import MAILS
from elternportal.services.consultation.settings import SETTINGS
from elternportal.services.consultation.start import talks_at_start

MODULE = Module(
    name="consultation",
    menu=(
        MenuEntry("bookings", "menu-consultation", CONSULTATION, 30, PARENTS),
        MenuEntry("bookings", "menu-my-consultation", TEACHER_CONSULTATION, 40, TEACHERS),
        MenuEntry("office", "menu-office-consultation", OFFICE_CONSULTATION, 33, ADMINISTRATION),
    ),
    at_start=talks_at_start,
    calendar_entries=calendar_entries,
    hangs_on=appointments_of,
    at_leaving=cancel_of_leaving,
    due=(
        Due("lost-appointments", find_lost, cancel_lost),
        Due("remind-of-appointments", find_to_remind, remind),
    ),
    mails=MAILS,
    settings=SETTINGS,
    help_pages=(
        HelpPage(CONSULTATION, "bookings"),
        HelpPage(TEACHER_CONSULTATION, "bookings", for_parents=False),
        HelpPage(OFFICE_CONSULTATION, "office", for_parents=False),
    ),
    retention=(
        *with_owner("teacher", "consultation_hour", "consultation_gap"),
        Retention("consultation_appointment", Since.HELD, QUARTER, columns=("ends_at",)),
    ),
)
