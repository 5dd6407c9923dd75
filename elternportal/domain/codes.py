"""Codes on paper to type or scan: 16 characters of Crockford's base32, in groups of four."""

import secrets

# No I, L, O, U, so that nothing is misread or reads as a word.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
GROUP = 4

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = str.maketrans("", "", "-–—‐ \t\r\n\u00a0")


def new_code() -> str:
    """80 random bits as a code without separators."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """A code as people type it: any case, with or without dashes, O for 0, I or L for 1.

    None if these are not 16 characters of the alphabet.
    """
    code = typed.translate(_SEPARATORS).upper().translate(_MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def grouped(code: str) -> str:
    """The form on paper, e.g. ``7K3M-Q0ZT-9X4B-HW2C``."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
