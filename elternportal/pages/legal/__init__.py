"""Pages of the area legal."""

from elternportal.pages.legal import office

PAGES = (office.PAGE,)
