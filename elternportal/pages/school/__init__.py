"""Pages of the area school."""

from elternportal.pages.school import calendar, child, school_import, settings, teacher

PAGES = (school_import.PAGE, settings.PAGE, calendar.PAGE, child.PAGE, teacher.PAGE)
