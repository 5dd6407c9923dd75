"""E-mail addresses as people type them."""

import re
from typing import ClassVar

from elternportal.errors import InvalidInput

MAX_LENGTH = 254
# Whether an address exists is shown by the mail that arrives; this only catches slips, and
# everything that could end a header line.
_PART = r"[^@\s\x00-\x1f\x7f,;<>\"()]+"
_ADDRESS = re.compile(rf"{_PART}@{_PART}\.[^@\s.,;<>\"()]{{2,}}")


class EmailMalformed(InvalidInput):
    key: ClassVar[str] = "account-error-email-malformed"


def parse_email(text: str) -> str:
    """The address in lower case without blanks around it.

    Raises:
        EmailMalformed: it cannot be an address.
    """
    address = text.strip().lower()
    if len(address) > MAX_LENGTH or not _ADDRESS.fullmatch(address):
        raise EmailMalformed()
    return address
