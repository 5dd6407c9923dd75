"""Pages of the area school_info."""

from elternportal.pages.school_info import office, reading

PAGES = (reading.PAGE, office.PAGE)
