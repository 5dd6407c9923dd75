"""Kinds of notices, and what a person may choose for each."""

from dataclasses import dataclass
from enum import StrEnum

from elternportal.domain.people import Role

GUARDIANS = frozenset({Role.PARENT})


class Channel(StrEnum):
    """When a mail about an event comes."""

    NOW = "now"
    DIGEST = "digest"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """What a person chooses a channel for; one or more kinds of mails belong to it.

    ``key`` is stored with choices and in the links of old mails, so it never changes; it also names
    ``notifications-kind-<key>``. Letters, decisions and cancellations can never be switched off,
    which the database holds, too (``models/notifications.py``). ``roles`` are those of people who
    get such mails; staff see the same things on their pages. ``default`` holds until they choose;
    what is only worth knowing at once ``may_be_digest`` not.
    """

    key: str
    may_be_off: bool = True
    roles: frozenset[Role] = GUARDIANS
    default: Channel = Channel.NOW
    may_be_digest: bool = True

    def admits(self, channel: Channel) -> bool:
        """Whether a person may choose this channel for this kind."""
        if channel == Channel.DIGEST:
            return self.may_be_digest
        return channel != Channel.OFF or self.may_be_off
