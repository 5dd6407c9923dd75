"""Pages of the area evening."""

from elternportal.pages.evening import family, office, office_list, teacher

PAGES = (family.PAGE, teacher.PAGE, office_list.PAGE, office.PAGE)
