"""Which choice of a person decides about a mail: each template belongs to one kind of event.

Templates that are not here, e.g. those about accounts, come always and at once.
"""

from elternportal.domain.notifications import Event
from elternportal.mail import evening, letters, news

KINDS: dict[str, Event] = {
    letters.LETTER: Event.LETTER,
    letters.REMINDER: Event.LETTER,
    news.BOARD_NOTICE: Event.BOARD,
    news.POLL: Event.POLL,
    news.DOCUMENT: Event.DOCUMENT,
    evening.PUBLISHED: Event.EVENING_PUBLISHED,
    evening.INVITED: Event.EVENING_INVITED,
    evening.PLAN: Event.EVENING_PLAN,
    evening.CANCELLED: Event.EVENING_CANCELLED,
}
