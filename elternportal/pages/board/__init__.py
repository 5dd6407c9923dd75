"""Pages of the area board."""

from elternportal.pages.board import notices, office

PAGES = (notices.PAGE, office.PAGE)
