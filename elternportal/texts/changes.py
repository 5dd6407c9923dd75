"""What a correction changed: two texts compared line by line, and in changed lines word by word.

Finding the way between two texts can take long. What is not compared when the time is over is shown
as replaced as a whole.
"""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

# For all lines and words of one pair of texts together.
LONGEST_SECONDS = 0.2

ChangeKind = Literal["same", "removed", "added"]
_LINES = re.compile(r"[^\n]*\n+|[^\n]+")  # each with the empty lines behind it
_WORDS = re.compile(r"\S+\s*|\s+")  # each with the space behind it
# It compares characters; lines and words are handed to it as one character each.
_COMPARISON = diff_match_patch()


@dataclass(frozen=True, slots=True)
class ChangePiece:
    """A piece of text that stayed, went or came."""

    kind: ChangeKind
    text: str


def changes(before: str, after: str) -> list[ChangePiece]:
    """The way from one text to the other, in reading order; all of both texts is in it."""
    pieces: list[ChangePiece] = []
    for piece in _pieces(before, after):
        if not piece.text:
            continue
        if pieces and pieces[-1].kind == piece.kind:
            piece = ChangePiece(piece.kind, pieces.pop().text + piece.text)
        pieces.append(piece)
    return pieces


def _pieces(before: str, after: str) -> Iterator[ChangePiece]:
    deadline = time.time() + LONGEST_SECONDS
    for old, new in _parts(_LINES.findall(before), _LINES.findall(after), deadline):
        if old == new:
            yield ChangePiece("same", old)
            continue
        for removed, added in _parts(_WORDS.findall(old), _WORDS.findall(new), deadline):
            if removed == added:
                yield ChangePiece("same", removed)
                continue
            yield ChangePiece("removed", removed)
            yield ChangePiece("added", added)


def _parts(
    before: Sequence[str], after: Sequence[str], deadline: float
) -> Iterator[tuple[str, str]]:
    """What stands in place of what, as pairs; those that are equal have stayed."""
    tokens = list(dict.fromkeys([*before, *after]))
    signs = {token: chr(number) for number, token in enumerate(tokens)}
    old, new = ("".join(map(signs.__getitem__, text)) for text in (before, after))
    removed = added = ""
    for operation, run in _COMPARISON.diff_main(old, new, False, deadline):
        text = "".join(tokens[ord(sign)] for sign in run)
        if operation == _COMPARISON.DIFF_DELETE:
            removed += text
        elif operation == _COMPARISON.DIFF_INSERT:
            added += text
        else:
            yield removed, added
            yield text, text
            removed = added = ""
    yield removed, added
