"""Rules of parent letters, without database or pages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LetterState(StrEnum):
    """``DRAFT → SCHEDULED → PUBLISHED → WITHDRAWN``; a scheduled one can become a draft again."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Demand(StrEnum):
    """What a letter asks of each child's guardians."""

    NONE = "none"
    CONFIRMATION = "confirmation"
    YES_NO = "yes_no"
    ONE_CHOICE = "one_choice"
    SEVERAL_CHOICES = "several_choices"
    TEXT = "text"
    FILE = "file"

    @property
    def is_reply(self) -> bool:
        """Whether an answer of content is asked for, not only "seen"."""
        return self not in {Demand.NONE, Demand.CONFIRMATION}

    @property
    def has_options(self) -> bool:
        return self in {Demand.YES_NO, Demand.ONE_CHOICE, Demand.SEVERAL_CHOICES}


class AnsweredBy(StrEnum):
    """How an answer came in."""

    PORTAL = "portal"
    PAPER = "paper"


class PupilStatus(StrEnum):
    """How far a letter has come with one child, for the office's statistics.

    The first that holds, in this order: answered in the portal or, if nothing is asked, read
    (``DONE``); answered on paper (``PAPER``); the current version was printed, and if it asks for
    something, the slip has not come back (``PRINTED``); opened by a guardian but not answered
    (``READ``); no guardian whom a mail reaches (``UNREACHABLE``); else ``OPEN``.
    """

    DONE = "done"
    PAPER = "paper"
    PRINTED = "printed"
    READ = "read"
    UNREACHABLE = "unreachable"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Traces:
    """What is known of one letter and one child in the current round.

    ``is_printed``: in the version that is valid now.
    """

    answered_by: AnsweredBy | None = None
    is_printed: bool = False
    is_read: bool = False
    is_reachable: bool = False


def pupil_status(demand: Demand, traces: Traces) -> PupilStatus:
    """How far a letter has come with one child."""
    is_read_enough = demand is Demand.NONE and traces.is_read
    if traces.answered_by is AnsweredBy.PORTAL or is_read_enough:
        return PupilStatus.DONE
    if traces.answered_by is AnsweredBy.PAPER:
        return PupilStatus.PAPER
    if traces.is_printed:
        return PupilStatus.PRINTED
    if traces.is_read:
        return PupilStatus.READ
    return PupilStatus.OPEN if traces.is_reachable else PupilStatus.UNREACHABLE


def is_overdue(deadline: date | None, day: date) -> bool:
    """Whether an answer of this day is late; it counts nevertheless and is marked as late."""
    return deadline is not None and day > deadline


def may_change_answer(demand: Demand, deadline: date | None, today: date) -> bool:
    """A family may change a reply while the deadline lasts; a confirmation stays."""
    return demand.is_reply and not is_overdue(deadline, today)
