"""Timetable and substitutions: what a child, a class or a teacher has on which day."""

from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.retention import Retention, Since, until_removed
from elternportal.domain.timetable import (
    OFFICE_HALL,
    OFFICE_SUBSTITUTIONS,
    SUBSTITUTIONS,
    TIMETABLE,
)
from elternportal.help.page import HelpPage
from elternportal.module import Due, Module
from elternportal.services.timetable.away import teachers_away
from elternportal.services.timetable.feed_entries import calendar_entries
from elternportal.services.timetable.glance import plans_at_start
from elternportal.services.timetable.mails import SUBSTITUTIONS_CHANGED
from elternportal.services.timetable.settings import SETTINGS
from elternportal.services.timetable.telling import tell_after_import
from elternportal.services.timetable.tomorrow import TOMORROW, tell_tomorrow, tomorrow_due

MODULE = Module(
    name="timetable",
    menu=(
        MenuEntry("service", "menu-timetable", TIMETABLE, 4),
        MenuEntry("service", "menu-substitutions", SUBSTITUTIONS, 6),
        MenuEntry("office", "menu-office-substitutions", OFFICE_SUBSTITUTIONS, 32, ADMINISTRATION),
    ),
    at_start=plans_at_start,
    at_import=tell_after_import,
    calendar_entries=calendar_entries,
    teachers_away=teachers_away,
    due=(Due("tell-tomorrow", tomorrow_due, tell_tomorrow),),
    mails=(SUBSTITUTIONS_CHANGED, TOMORROW),
    settings=SETTINGS,
    help_pages=(
        HelpPage(TIMETABLE, "service"),
        HelpPage(SUBSTITUTIONS, "service"),
        HelpPage(OFFICE_SUBSTITUTIONS, "office", for_parents=False),
        HelpPage(OFFICE_HALL, "office", for_parents=False),
    ),
    retention=(
        *until_removed("timetable_slot"),
        Retention("substitution", Since.SCHOOL_YEAR, columns=("day",)),
        Retention("day_text", Since.SCHOOL_YEAR, columns=("day",)),
        Retention("lesson_stamp", Since.SCHOOL_YEAR, columns=("day",)),
        Retention("teacher_lesson_stamp", Since.SCHOOL_YEAR, columns=("day",)),
        *until_removed("plan_stand", "plan_stamp", "teacher_plan_stamp", "hall_display"),
    ),
)
