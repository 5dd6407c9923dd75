"""Long passwords that are guessed first all the same: known words in a row, and repetitions (A6).

``common_passwords.txt`` holds the pieces that leaked passwords of 15 and more characters are made
of, German and English, and what people take when a school asks for a password.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

_REPETITION = re.compile(r"(.{1,6}?)\1{2,}")
_YEAR = re.compile(r"(19|20)\d\d")
MIN_UNKNOWN = 6
MIN_CONTEXT_WORD = 3


def is_common(password: str, context: Sequence[str]) -> bool:
    """Whether little is left of a password once the pieces everybody would try are taken out.

    ``context`` are words that belong to this person and this school, e.g. names and addresses;
    they are taken apart into single words.
    """
    rest = password.casefold()
    words = {word for text in context for word in re.split(r"[\W_]+", text.casefold())}
    known = {word for word in words if len(word) >= MIN_CONTEXT_WORD} | _pieces()
    for piece in sorted(known, key=len, reverse=True):
        rest = rest.replace(piece, "")
    rest = _YEAR.sub("", _REPETITION.sub(r"\1", rest))
    return len(set(rest)) < MIN_UNKNOWN


@lru_cache(maxsize=1)
def _pieces() -> frozenset[str]:
    path = Path(__file__).with_name("common_passwords.txt")
    return frozenset(path.read_text("utf-8").split())
