"""Pages of the area jobs."""

from elternportal.pages.jobs import jobs

PAGES = (jobs.PAGE,)
