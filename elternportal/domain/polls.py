"""The rules of polls: what counts as an answer, and how few votes are no result."""

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


def shuffled(texts: Sequence[str], new: str) -> list[str]:
    """All texts in a new random order, so that no place tells which one came last."""
    mixed = [*texts, new]
    secrets.SystemRandom().shuffle(mixed)
    return mixed
