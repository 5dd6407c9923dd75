"""Pages of the area dates."""

from elternportal.pages.dates import dates, feeds, office

PAGES = (dates.PAGE, feeds.PAGE, office.PAGE)
