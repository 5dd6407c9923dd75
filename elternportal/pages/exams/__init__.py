"""Pages of the area exams."""

from elternportal.pages.exams import exams, office, release

PAGES = (exams.PAGE, office.PAGE, release.PAGE)
