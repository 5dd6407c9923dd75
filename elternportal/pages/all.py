"""The list of all pages."""

from elternportal.pages import start

PAGES = (start.PAGE,)
