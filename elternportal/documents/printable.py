"""Texts as paper can show them: without characters that have no shape or mean another program's.

What is left may still have no glyph in our fonts; ``typeset.py`` finds that out and asks here what
to print instead.
"""

import re
import unicodedata
from typing import Any

from anyascii import anyascii

STAND_IN = "□"  # all our fonts have it

# A bullet of Word's Symbol font; and what Word and forms send for a new line.
_REPLACED = str.maketrans({"\uf0b7": "•", "\r": None, "\v": "\n", "\f": "\n", "\u2028": "\n"})
# Control characters, halves of characters, private use: PDF/A allows none of them.
_FORBIDDEN = frozenset({"Cc", "Cs", "Co"})
_KEPT = "\n\t"
_BYTE_ORDER_MARK = "\ufeff"
_BEYOND_LATIN = re.compile(r"[^ -~\xa1-\u024f]")


def printable(value: Any) -> Any:
    """The JSON value with all its texts as they can be printed."""
    if isinstance(value, str):
        return _BEYOND_LATIN.sub(_kept, value.translate(_REPLACED))
    if isinstance(value, dict):
        return {key: printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable(each) for each in value]
    return value


def in_latin(text: str) -> str:
    """What stands for a text without glyphs: its letters as they are spelt in Latin, so that a
    child's name is still a name; for other signs :data:`STAND_IN`.
    """
    return "".join(map(_in_latin, text))


def _in_latin(character: str) -> str:
    if unicodedata.category(character).startswith("M"):
        return ""  # the letter below says enough
    return (anyascii(character) if character.isalpha() else "") or STAND_IN


def _kept(match: re.Match[str]) -> str:
    character = match[0]
    if character in _KEPT:
        return character
    is_left_out = character == _BYTE_ORDER_MARK or unicodedata.category(character) in _FORBIDDEN
    return "" if is_left_out else character
