"""Use cases of the area dates."""

from sqlmodel import col

from elternportal import routes
from elternportal.domain.dates import DAYS_KEPT
from elternportal.domain.menu import MenuEntry
from elternportal.domain.retention import Retention, Since, with_owner
from elternportal.help.page import HelpPage
from elternportal.models.dates import SchoolDate
from elternportal.module import Due, FilePlace, Module, Searchable
from elternportal.services.dates.calling_off import dates_to_forget, forget_date
from elternportal.services.dates.class_away import trips_of_class
from elternportal.services.dates.day_notes import day_notes
from elternportal.services.dates.feed_entries import calendar_entries
from elternportal.services.dates.mails import SCHOOL_DATE
from elternportal.services.dates.scope import DATE_KIND, files_of_dates, visible_dates
from elternportal.services.dates.start import dates_at_start

MODULE = Module(
    name="dates",
    help_pages=(
        HelpPage(routes.DATES, "news"),
        HelpPage(routes.CALENDAR_FEEDS, "settings"),
        HelpPage(routes.OFFICE_DATES, "office", for_parents=False),
        HelpPage(routes.OFFICE_DATES_IMPORT, "office", for_parents=False),
    ),
    menu=(
        MenuEntry("news", "menu-dates", routes.DATES, 60),
        MenuEntry("settings", "menu-calendar-feeds", routes.CALENDAR_FEEDS, 60),
    ),
    file_places=(FilePlace(col(SchoolDate.file_id), files_of_dates),),
    searchables=(Searchable(DATE_KIND, visible_dates, routes.DATES, id_parameter=routes.DATE_ID),),
    at_start=dates_at_start,
    calendar_entries=calendar_entries,
    day_notes=day_notes,
    class_away=trips_of_class,
    due=(Due("forget-dates", dates_to_forget, forget_date),),
    retention=(
        Retention(
            "school_date",
            Since.HELD,
            days=DAYS_KEPT,
            columns=("last_day",),
            search_kind=DATE_KIND,
        ),
        *with_owner("account", "calendar_feed"),
    ),
    mails=(SCHOOL_DATE,),
)
