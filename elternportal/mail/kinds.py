"""Which choice of a person decides about a mail: each template belongs to one kind of event.

Templates that are not here, e.g. those about accounts, come always and at once.
"""

from elternportal.domain.notifications import Event
from elternportal.mail import evening

LETTER = "letter"  # params: letter_id, version
LETTER_REMINDER = "letter-reminder"  # params: letter_id
BOARD_NOTICE, POLL, DOCUMENT = "board-notice", "poll", "document"  # params: title

KINDS: dict[str, Event] = {
    LETTER: Event.LETTER,
    LETTER_REMINDER: Event.LETTER,
    BOARD_NOTICE: Event.BOARD,
    POLL: Event.POLL,
    DOCUMENT: Event.DOCUMENT,
    evening.PLAN: Event.EVENING_PLAN,
    evening.CANCELLED: Event.EVENING_CANCELLED,
}
