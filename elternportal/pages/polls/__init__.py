"""Pages of the area polls."""

from elternportal.pages.polls import office, voting

PAGES = (voting.PAGE, office.PAGE)
