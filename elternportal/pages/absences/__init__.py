"""Pages of the area absences."""

from elternportal.pages.absences import (
    certificates,
    class_day,
    leave,
    office,
    report,
    staff_leave,
    statistics,
)

PAGES = (
    report.PAGE,
    leave.PAGE,
    class_day.PAGE,
    office.PAGE,
    certificates.PAGE,
    staff_leave.PAGE,
    statistics.PAGE,
)
