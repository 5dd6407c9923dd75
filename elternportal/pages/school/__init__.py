"""Pages of the area school."""

from elternportal.pages.school import school_import

PAGES = (school_import.PAGE,)
