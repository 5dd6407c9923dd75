"""Pages of the area consultation."""

from elternportal.pages.consultation import family, office, teacher

PAGES = (family.PAGE, teacher.PAGE, office.PAGE)
