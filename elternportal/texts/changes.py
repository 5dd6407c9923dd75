"""What a correction changed: two texts compared word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

ChangeKind = Literal["same", "removed", "added"]
_WORDS = re.compile(r"\S+\s*|\s+")  # each with the space behind it


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that stayed, went or came."""

    kind: ChangeKind
    text: str


def changes(before: str, after: str) -> list[Piece]:
    """The way from one text to the other, in reading order; all of both texts is in it."""
    return list(_pieces(_WORDS.findall(before), _WORDS.findall(after)))


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        removed, added = "".join(before[start:end]), "".join(after[new_start:new_end])
        if kind == "equal":
            yield Piece("same", removed)
            continue
        if removed:
            yield Piece("removed", removed)
        if added:
            yield Piece("added", added)
