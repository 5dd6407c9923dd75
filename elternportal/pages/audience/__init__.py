"""Pages of the area audience."""

from elternportal.pages.audience import groups

PAGES = (groups.PAGE,)
