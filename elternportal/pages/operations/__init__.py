"""Pages of the area operations."""

from elternportal.pages.operations import health

PAGES = (health.PAGE,)
