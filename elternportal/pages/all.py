"""The list of all pages."""

from elternportal.pages import evening, office_mailbox, start

PAGES = (
    start.PAGE,
    evening.PAGE,
    office_mailbox.PAGE,
)
