"""Exams: what each child writes when, entered by teachers and office or brought in by a file."""

from elternportal.domain.exams import EXAM_RELEASE, EXAMS, OFFICE_EXAMS
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import STAFF
from elternportal.domain.retention import Retention, Since, until_removed, with_owner
from elternportal.help.page import HelpPage
from elternportal.module import Module
from elternportal.services.exams.day_notes import day_duties, day_notes
from elternportal.services.exams.feed_entries import calendar_entries
from elternportal.services.exams.joining import join_after_import
from elternportal.services.exams.mails import EXAMS_CHANGED
from elternportal.services.exams.settings import SETTINGS
from elternportal.services.exams.start import exams_at_start

MODULE = Module(
    name="exams",
    menu=(
        MenuEntry("service", "menu-exams", EXAMS, 8),
        MenuEntry("office", "menu-office-exams", OFFICE_EXAMS, 34, STAFF),
    ),
    at_start=exams_at_start,
    at_import=join_after_import,
    calendar_entries=calendar_entries,
    day_notes=day_notes,
    day_duties=day_duties,
    mails=(EXAMS_CHANGED,),
    settings=SETTINGS,
    help_pages=(
        HelpPage(EXAMS, "service"),
        HelpPage(OFFICE_EXAMS, "office", for_parents=False),
        HelpPage(EXAM_RELEASE, "office", for_parents=False),
    ),
    retention=(
        Retention("exam", Since.SCHOOL_YEAR, columns=("day",)),
        *with_owner("exam", "exam_group"),
        *until_removed("exam_release"),
    ),
)
