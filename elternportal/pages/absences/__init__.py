"""Pages of the area absences."""

from elternportal.pages.absences import class_day, office, report

PAGES = (report.PAGE, class_day.PAGE, office.PAGE)
