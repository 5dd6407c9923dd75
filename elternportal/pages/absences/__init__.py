"""Pages of the area absences."""

from elternportal.pages.absences import class_day, leave, office, report, staff_leave

PAGES = (report.PAGE, leave.PAGE, class_day.PAGE, office.PAGE, staff_leave.PAGE)
