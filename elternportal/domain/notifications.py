"""Which events are told by mail, and what a person may choose for each (product.md, "Notices")."""

from collections.abc import Collection
from enum import StrEnum

from elternportal.domain.people import Role


class Event(StrEnum):
    """A kind of event that concerns a person."""

    LETTER = "letter"
    EVENING_PUBLISHED = "evening-published"
    EVENING_INVITED = "evening-invited"
    EVENING_PLAN = "evening-plan"
    EVENING_CANCELLED = "evening-cancelled"
    BOARD = "board"
    POLL = "poll"
    DOCUMENT = "document"

    @property
    def may_be_off(self) -> bool:
        """Letters, decisions and cancellations can never be switched off."""
        return self not in {Event.LETTER, Event.EVENING_CANCELLED}

    def admits(self, channel: "Channel") -> bool:
        """Whether a person may choose this channel for this kind."""
        return channel != Channel.OFF or self.may_be_off


class Channel(StrEnum):
    """When a mail about an event comes."""

    NOW = "now"
    DIGEST = "digest"
    OFF = "off"


def events_for(roles: Collection[Role]) -> tuple[Event, ...]:
    """The kinds of events that people with these roles are told of by mail.

    So far all of them are for guardians; staff see the same things on their pages.
    """
    return tuple(Event) if Role.PARENT in roles else ()
