"""Pages of the area messages."""

from elternportal.pages.messages import class_message, conversations, hours, new, reported

PAGES = (conversations.PAGE, new.PAGE, class_message.PAGE, hours.PAGE, reported.PAGE)
