"""Pages of the area timetable."""

from elternportal.pages.timetable import days, office, week

PAGES = (week.PAGE, days.PAGE, office.PAGE)
