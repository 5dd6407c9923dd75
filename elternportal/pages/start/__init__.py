"""Pages of the area start."""

from elternportal.pages.start import glance

PAGES = (glance.PAGE,)
