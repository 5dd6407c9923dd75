"""Keeps secrets and addresses out of the log, whoever writes it (security W4).

A log record is scrubbed when it is made, before any handler sees it: message, arguments and
traceback. Names of children cannot be told from other words; so no code logs them, and database
errors hide their values (``db.py``).

Frameworks quote what strangers send. So a text is cut before it is looked through, and no rule
begins a second time where it has already failed: the work grows with the text and not faster.
"""

import logging
import re
from typing import Any

LONGEST_TEXT = 2_000  # characters of a message, and of a traceback

_RULES = (
    # The query of an address: Reflex puts its client token there.
    (re.compile(r"(?<![^\s\"'])([^\s\"'/]*+/[^\s?\"']*+)\?[^\s\"']+"), r"\1?…"),
    (re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+"), "‹e-mail›"),
    # PINs, typed with or without dashes, and UUIDs.
    (re.compile(r"\b[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){3}\b"), "‹pin›"),
    (re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE), "‹token›"),
    (re.compile(r"\b[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{16}\b"), "‹pin›"),
    # Session cookies and mailed tokens have 43 characters, argon2 hashes begin with their name.
    (re.compile(r"\$argon2\S+"), "‹hash›"),
    (re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])"), "‹token›"),
)
_formatter = logging.Formatter()


def scrub(text: str) -> str:
    """The text with all that looks like a PIN, token, cookie or e-mail address replaced."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


class ScrubbedRecord(logging.LogRecord):
    """A log record that forgets secrets as it is made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.msg, self.args = scrub(_cut(self._text())), ()
        if self.exc_info and self.exc_info[0] is not None:
            self.exc_text = scrub(_cut(_formatter.formatException(self.exc_info)))

    def _text(self) -> str:
        try:
            return self.getMessage()
        except (TypeError, ValueError):  # the arguments do not fit; logging must not raise
            return f"{self.msg} {self.args}"


def _cut(text: str) -> str:
    """At most its first characters, without the last word: half a secret fits no rule."""
    if len(text) <= LONGEST_TEXT:
        return text
    return text[:LONGEST_TEXT].rpartition(" ")[0] + " …"


def install() -> None:
    """Make every log record of this process a :class:`ScrubbedRecord`."""
    logging.setLogRecordFactory(ScrubbedRecord)
