"""The PIN on paper as a value (security A1): 6 characters to find it by, 10 to prove it with."""

import secrets
from dataclasses import dataclass
from typing import ClassVar

from elternportal.errors import InvalidInput

# Crockford's base32: no I, L, O, U, so that nothing is misread or reads as a word.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SELECTOR_LENGTH, VERIFIER_LENGTH = 6, 10
LENGTH = SELECTOR_LENGTH + VERIFIER_LENGTH
GROUP = 4

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = str.maketrans("", "", "-–—‐ \t\r\n\u00a0")


class PinMalformed(InvalidInput):
    key: ClassVar[str] = "account-error-pin-malformed"


@dataclass(frozen=True, slots=True, repr=False)
class Pin:
    """``str(pin)`` is the form on paper, ``7K3M-Q0ZT-9X4B-HW2C``; ``repr`` gives nothing away."""

    selector: str
    verifier: str

    def __str__(self) -> str:
        text = self.selector + self.verifier
        return "-".join(text[start : start + GROUP] for start in range(0, LENGTH, GROUP))

    def __repr__(self) -> str:
        return "Pin(…)"


def generate_pin() -> Pin:
    """A new random PIN: 30 bits of selector, 50 bits of verifier."""
    text = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return Pin(text[:SELECTOR_LENGTH], text[SELECTOR_LENGTH:])


def parse_pin(text: str) -> Pin:
    """Read a PIN as people type it: any case, with or without dashes, O for 0, I or L for 1.

    Raises:
        PinMalformed: these are not 16 characters of the alphabet.
    """
    typed = text.translate(_SEPARATORS).upper().translate(_MISREAD)
    if len(typed) != LENGTH or not set(typed) <= set(ALPHABET):
        raise PinMalformed()
    return Pin(typed[:SELECTOR_LENGTH], typed[SELECTOR_LENGTH:])
