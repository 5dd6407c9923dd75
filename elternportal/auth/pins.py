"""The PIN on paper as a value (security A1): 6 characters to find it by, 10 to prove it with."""

from dataclasses import dataclass
from typing import ClassVar

from elternportal.domain.codes import grouped, new_code, read_code
from elternportal.errors import InvalidInput

SELECTOR_LENGTH = 6


class PinMalformed(InvalidInput):
    key: ClassVar[str] = "account-error-pin-malformed"


@dataclass(frozen=True, slots=True, repr=False)
class Pin:
    """``str(pin)`` is the form on paper, ``7K3M-Q0ZT-9X4B-HW2C``; ``repr`` gives nothing away."""

    selector: str
    verifier: str

    def __str__(self) -> str:
        return grouped(self.selector + self.verifier)

    def __repr__(self) -> str:
        return "Pin(…)"


def generate_pin() -> Pin:
    """A new random PIN: 30 bits of selector, 50 bits of verifier."""
    return _split(new_code())


def parse_pin(text: str) -> Pin:
    """Read a PIN as people type it: any case, with or without dashes, O for 0, I or L for 1.

    Raises:
        PinMalformed: these are not 16 characters of the alphabet.
    """
    code = read_code(text)
    if code is None:
        raise PinMalformed()
    return _split(code)


def _split(code: str) -> Pin:
    return Pin(code[:SELECTOR_LENGTH], code[SELECTOR_LENGTH:])
