"""Pages of the area office."""

from elternportal.pages.office import mailbox, tasks

PAGES = (tasks.PAGE, mailbox.PAGE)
