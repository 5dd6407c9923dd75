"""The rules of polls: what counts as an answer, and how much of a result may be seen."""

import secrets
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

# The result of an anonymous poll with fewer votes would tell what each single person said.
FEWEST_ANONYMOUS_VOTES = 3
# Who sees a result before and after a single vote knows that vote. So the result of an anonymous
# poll that is shown at once grows by so many votes together that none of them can be told.
STEP = 5
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


def votes_shown(votes: int) -> int:
    """How many of the votes so far an anonymous poll shows at once, while more can come.

    Whole steps, and one step fewer than there are. So a step or more waits for the end: the last
    look before it and the first one after it differ by ``STEP`` votes, too, and what is stored as
    shown, taken from what is counted, never leaves the newest vote alone.
    """
    return max(0, votes // STEP - 1) * STEP


def votes_at_end(votes: int) -> int:
    """How many votes the result of an anonymous poll counts once it has ended; 0: there is none."""
    return votes if votes >= FEWEST_ANONYMOUS_VOTES else 0


def draw_step(kind: PollKind, waiting: Mapping[int, int], voters: int) -> Mapping[int, int]:
    """By option, how often ``STEP`` voters chose it who are drawn from those that wait.

    Drawn, because nothing keeps the order of votes: a note of the first ones would, beside the
    count of all, name the newest one.

    Args:
        kind: of a poll with options.
        waiting: how many votes of each option are not shown yet.
        voters: how many have cast them, at least ``STEP``.
    """
    lots = secrets.SystemRandom()
    if kind is PollKind.SINGLE:
        return Counter(lots.sample(list(waiting), STEP, counts=waiting.values()))
    # Who chose several answers together is not known either: each answer is drawn for itself.
    return {
        option: sum(lots.sample((1, 0), STEP, counts=(votes, voters - votes)))
        for option, votes in waiting.items()
    }


def shuffled(texts: Sequence[str], new: str) -> list[str]:
    """All texts in a new random order, so that no place tells which one came last."""
    mixed = [*texts, new]
    secrets.SystemRandom().shuffle(mixed)
    return mixed
