"""Absences: guardians report, the office takes note, and teachers see who is away."""

from elternportal.domain.absences import CLASS_ABSENCES, OFFICE_ABSENCES, REPORT
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION, PARENTS, TEACHERS
from elternportal.domain.retention import QUARTER, Retention, Since
from elternportal.help.page import HelpPage
from elternportal.module import Due, Module, Waiting
from elternportal.services.absences.alarm import absences_to_ask_about, ask_about
from elternportal.services.absences.mails import ABSENCE_ASKED, ABSENCE_TOLD
from elternportal.services.absences.settings import SETTINGS
from elternportal.services.absences.start import absences_at_start, unrecorded_absences

MODULE = Module(
    name="absences",
    menu=(
        MenuEntry("reports", "menu-report-absence", REPORT, 10, PARENTS),
        MenuEntry("reports", "menu-class-absences", CLASS_ABSENCES, 20, TEACHERS),
        MenuEntry(
            "reports", "menu-office-absences", OFFICE_ABSENCES, 30, ADMINISTRATION, is_often=True
        ),
    ),
    waiting=(Waiting(OFFICE_ABSENCES, unrecorded_absences),),
    at_start=absences_at_start,
    mails=(ABSENCE_TOLD, ABSENCE_ASKED),
    due=(Due("ask-about-absences", absences_to_ask_about, ask_about),),
    settings=SETTINGS,
    help_pages=(
        HelpPage(REPORT, "reports"),
        HelpPage(CLASS_ABSENCES, "reports", for_parents=False),
        HelpPage(OFFICE_ABSENCES, "reports", for_parents=False),
    ),
    retention=(Retention("absence", Since.SCHOOL_YEAR, QUARTER, columns=("last_day",)),),
)
