"""The rules of polls: what counts as an answer, and when a result may be seen."""

import secrets
from collections.abc import Collection, Sequence
from enum import StrEnum

# The result of an anonymous poll with fewer votes would tell what each single person said.
FEWEST_ANONYMOUS_VOTES = 3
FEWEST_OPTIONS = 2
MOST_OPTIONS = 12


class PollKind(StrEnum):
    """How a poll is answered."""

    SINGLE = "single"
    SEVERAL = "several"
    TEXT = "text"

    @property
    def has_options(self) -> bool:
        return self is not PollKind.TEXT


def is_answer(kind: PollKind, chosen: Collection[int], offered: Collection[int], text: str) -> bool:
    """Whether these options and this text answer a poll of this kind."""
    if kind is PollKind.TEXT:
        return bool(text.strip()) and not chosen
    fits = set(chosen) <= set(offered) and not text
    return fits and (len(set(chosen)) == 1 if kind is PollKind.SINGLE else bool(chosen))


def may_be_watched(is_anonymous: bool) -> bool:
    """Whether a result may be seen while votes can still come.

    Who sees it before and after a vote knows that vote. So an anonymous poll shows its result to
    nobody before its end, and once it has ended it does not open again.
    """
    return not is_anonymous


def is_result_hidden(is_anonymous: bool, is_open: bool, votes: int) -> bool:
    """Whether a result is kept from everybody, the school included."""
    if is_open and not may_be_watched(is_anonymous):
        return True
    return is_anonymous and votes < FEWEST_ANONYMOUS_VOTES


def shuffled(texts: Sequence[str], new: str) -> list[str]:
    """All texts in a new random order, so that no place tells which one came last."""
    mixed = [*texts, new]
    secrets.SystemRandom().shuffle(mixed)
    return mixed
