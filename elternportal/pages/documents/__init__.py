"""Pages of the area documents."""

from elternportal.pages.documents import office, reading

PAGES = (reading.PAGE, office.PAGE)
