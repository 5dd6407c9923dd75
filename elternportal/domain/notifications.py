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
    get such mails; staff see the same things on their pages.
    """

    key: str
    may_be_off: bool = True
    roles: frozenset[Role] = GUARDIANS

    def admits(self, channel: Channel) -> bool:
        """Whether a person may choose this channel for this kind."""
        return channel != Channel.OFF or self.may_be_off
