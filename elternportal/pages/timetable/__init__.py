"""Pages of the area timetable."""

from elternportal.pages.timetable import days, hall, office, week

PAGES = (week.PAGE, days.PAGE, office.PAGE, hall.PAGE)
