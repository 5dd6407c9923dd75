"""Long passwords that are guessed first all the same: known words in a row, and repetitions (A6)."""

import re
from collections.abc import Sequence

# Pieces that lists of leaked passwords of 15 and more characters are made of, German and English,
# and what people take when a school asks for a password.
_PIECES = """
    passwort password kennwort geheim secret hallo hello willkommen welcome admin administrator
    elternportal eltern parents portal schule school gymnasium sekretariat lehrer teacher
    fussball football schatz liebe iloveyou ichliebedich princess sunshine dragon monkey master
    sommer summer winter herbst fruehling frühling deutschland germany bayern muenchen münchen
    starwars superman batman pokemon minecraft trustno1 letmein changeme qwertzuiop qwertyuiop
    qwertz qwerty asdfghjkl yxcvbnm zxcvbnm 1q2w3e4r5t6z 1q2w3e4r5t6y 1q2w3e4r 1qay2wsx3edc
    abcdefghijklmnopqrstuvwxyz abcdefghijklmno abcdefgh abcdef abc
    12345678901234567890 1234567890 123456789 12345678 1234567 123456 12345 1234 123
    9876543210 987654321 87654321 654321 54321 4321 321
""".split()
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
    known = {word for word in words if len(word) >= MIN_CONTEXT_WORD}.union(_PIECES)
    for piece in sorted(known, key=len, reverse=True):
        rest = rest.replace(piece, "")
    rest = _YEAR.sub("", _REPETITION.sub(r"\1", rest))
    return len(set(rest)) < MIN_UNKNOWN
