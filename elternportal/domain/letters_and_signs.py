"""Text as it is kept: composed letters, and no signs that nobody sees.

Putting a long row of marks into order takes a time that grows with its square, so long text is
composed in pieces, and whoever reads text from outside cuts it to its length first.
"""

import re
import unicodedata

# Joiners that say how the letters beside them are written, e.g. in Persian names.
_JOINERS = "\u200c\u200d"
_JOINING = re.compile(rf"(?<=\w)[{_JOINERS}](?=\w)")
LONGEST_PIECE = 1000  # no word is as long, so no letter is cut off from its marks
_PIECES = re.compile(rf"\s+|\S{{1,{LONGEST_PIECE}}}")


def composed(text: str) -> str:
    """``text`` in NFC, where "ü" is one character, whatever machine it was typed on."""
    if text.isascii():
        return text
    if len(text) <= LONGEST_PIECE:
        return unicodedata.normalize("NFC", text)
    return "".join(unicodedata.normalize("NFC", piece) for piece in _PIECES.findall(text))


def is_invisible(sign: str) -> bool:
    """Whether nobody sees this character: soft hyphen, zero-width space, writing direction …"""
    return unicodedata.category(sign) == "Cf"


def as_name(text: str) -> str:
    """A name in NFC with single blanks, and without invisible signs but joiners in a word."""
    whole = composed(text)
    if not whole.isascii():
        kept = {found.start() for found in _JOINING.finditer(whole)}
        whole = "".join(
            sign for place, sign in enumerate(whole) if place in kept or not is_invisible(sign)
        )
    return " ".join(whole.split())


def is_readable(name: str) -> bool:
    """Whether a name of :func:`as_name` has no control characters or the like."""
    return all(sign.isprintable() or sign in _JOINERS for sign in name)
