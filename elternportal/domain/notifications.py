"""Which events are told by mail, and what a person may choose for each (product.md, "Notices")."""

from enum import StrEnum


class Event(StrEnum):
    """A kind of event that concerns a person."""

    LETTER = "letter"
    EVENING_PLAN = "evening-plan"
    EVENING_CANCELLED = "evening-cancelled"
    BOARD = "board"
    POLL = "poll"
    DOCUMENT = "document"

    @property
    def may_be_off(self) -> bool:
        """Letters, decisions and cancellations can never be switched off."""
        return self not in {Event.LETTER, Event.EVENING_CANCELLED}


class Channel(StrEnum):
    """When a mail about an event comes."""

    NOW = "now"
    DIGEST = "digest"
    OFF = "off"
