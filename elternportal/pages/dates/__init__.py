"""Pages of the area dates."""

from elternportal.pages.dates import calendar_import, dates, feeds, office

PAGES = (dates.PAGE, feeds.PAGE, office.PAGE, calendar_import.PAGE)
