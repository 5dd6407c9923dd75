"""What a correction changed: two texts compared line by line, and in changed lines word by word.

Finding the way between two texts can take time that grows with the cube of their length. So the
work is reckoned beforehand; what would take too long is shown as replaced as a whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

# Steps of comparing for one pair of texts, at the most: about a fifth of a second if somebody has
# sought out the worst words. Seven hundred different words in one changed line are below it.
MAX_WORK = 2_000_000

ChangeKind = Literal["same", "removed", "added"]
_LINES = re.compile(r"[^\n]*\n+|[^\n]+")  # each with the empty lines behind it
_WORDS = re.compile(r"\S+\s*|\s+")  # each with the space behind it


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that stayed, went or came."""

    kind: ChangeKind
    text: str


def changes(before: str, after: str) -> list[Piece]:
    """The way from one text to the other, in reading order; all of both texts is in it."""
    pieces: list[Piece] = []
    for piece in _Comparison().pieces(before, after):
        if not piece.text:
            continue
        if pieces and pieces[-1].kind == piece.kind:
            piece = Piece(piece.kind, pieces.pop().text + piece.text)
        pieces.append(piece)
    return pieces


class _Comparison:
    """Compares two texts and counts down the work that is left for it."""

    def __init__(self) -> None:
        self._work_left = MAX_WORK

    def pieces(self, before: str, after: str) -> Iterator[Piece]:
        for old, new in self._parts(_LINES.findall(before), _LINES.findall(after)):
            if old == new:
                yield Piece("same", old)
                continue
            for removed, added in self._parts(_WORDS.findall(old), _WORDS.findall(new)):
                if removed == added:
                    yield Piece("same", removed)
                    continue
                yield Piece("removed", removed)
                yield Piece("added", added)

    def _parts(self, before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
        """What stands in place of what, as pairs; those that are equal have stayed."""
        start = _common(before, after)
        end = _common(before[start:][::-1], after[start:][::-1])
        old, new = before[start : len(before) - end], after[start : len(after) - end]
        yield "".join(before[:start]), "".join(after[:start])
        if self._can_compare(old, new):
            matcher = SequenceMatcher(None, old, new, autojunk=False)
            for _, i, i_end, j, j_end in matcher.get_opcodes():
                yield "".join(old[i:i_end]), "".join(new[j:j_end])
        else:
            yield "".join(old), "".join(new)
        rest = "".join(before[len(before) - end :])
        yield rest, rest

    def _can_compare(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether enough work is left, which is then taken.

        Each match that the matcher finds may cost it a walk over all words of the old text, and
        for each of them over the places in the new text where it stands.
        """
        places = Counter(new)
        work = min(len(old), len(new)) * (len(old) + sum(places[word] for word in old))
        if work > self._work_left:
            return False
        self._work_left -= work
        return True


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    """How many words or lines both begin with."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
