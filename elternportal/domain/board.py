"""The Schwarzes Brett: what a notice is about, and when it is to be read."""

from datetime import date
from enum import StrEnum


class Category(StrEnum):
    """What a notice is about; each has a word, an icon and a colour."""

    INFO = "info"
    IMPORTANT = "important"
    EVENT = "event"
    HELP = "help"  # the school asks parents to lend a hand


class Validity(StrEnum):
    """Where a notice stands on a day."""

    COMING = "coming"
    CURRENT = "current"
    PAST = "past"


def validity(valid_from: date, valid_until: date, today: date) -> Validity:
    """Both days of a notice belong to the time in which it is current."""
    if today < valid_from:
        return Validity.COMING
    return Validity.CURRENT if today <= valid_until else Validity.PAST
