"""Pages of the area school."""

from elternportal.pages.school import calendar, school_import, settings

PAGES = (school_import.PAGE, settings.PAGE, calendar.PAGE)
