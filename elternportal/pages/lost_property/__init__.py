"""Pages of the area lost_property."""

from elternportal.pages.lost_property import items, office

PAGES = (items.PAGE, office.PAGE)
