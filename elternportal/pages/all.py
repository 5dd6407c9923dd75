"""The list of all pages."""

from elternportal.pages import evening, start

PAGES = (
    start.PAGE,
    evening.PAGE,
)
