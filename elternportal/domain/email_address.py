"""E-mail addresses as people type, paste and import them.

A mailbox has one form here: lower case, NFC, and the domain in its own letters, however it was
written (``xn--wei-7ka.de`` is ``weiß.de``). By IDNA 2008 ``weiß.de`` and ``weiss.de`` are two
domains; browsers and older libraries send mail for the one to the other.
"""

import re
import unicodedata
from typing import ClassVar

from email_validator import EmailNotValidError, validate_email

from elternportal.domain.letters_and_signs import composed, is_invisible
from elternportal.errors import InvalidInput

MAX_LENGTH = 254
MAX_TYPED = 1000  # with all that is taken off at the ends; more is not even looked at

_MAILTO = re.compile(r"mailto:([^?]*)", re.IGNORECASE)  # and without "?subject=…"
_NAMED = re.compile(r"[^<>@]*\s<([^<>]*)")  # "Anna Amsel <anna@…>", as mail programs copy it
_AROUND = frozenset("\"'`´„“”‚‘’«»‹›<>,;")  # what mail programs and texts put around an address
# What a local part may hold without quotes (RFC 5322 3.2.3), and an address between its parts.
_SIGNS = re.compile(r"[\w.!#$%&'*+\-/=?^`{|}~@]")


class EmailMalformed(InvalidInput):
    """It cannot be an address; the sentence says why, and names the ``sign`` that is wrong."""

    beginning: ClassVar[str] = "account-error-email-"  # of the keys of all its sentences
    key: ClassVar[str] = f"{beginning}malformed"
    field_name = "email"


def parse_email(text: str) -> str:
    """The one form of the mailbox, without invisible signs, quotes and ``mailto:`` at the ends.

    Raises:
        EmailMalformed
    """
    if len(text) > MAX_TYPED:
        raise EmailMalformed("account-error-email-long")
    address = _bare(text).lower()
    check_signs(address)
    local, at, domain = address.partition("@")
    if not at or not local or "@" in domain:
        raise EmailMalformed("account-error-email-at")
    if "." not in domain or domain.rpartition(".")[2].isdecimal():
        raise EmailMalformed("account-error-email-domain")
    try:
        # No questions to the network; "school.local" may well be the school's own server's.
        found = validate_email(
            address,
            check_deliverability=False,
            globally_deliverable=False,
            allow_smtputf8=False,
            strict=True,  # a local part has at most 64 characters (RFC 5321 4.5.3.1.1)
        )
    except EmailNotValidError as error:
        raise EmailMalformed() from error
    if len(found.ascii_email or "") > MAX_LENGTH:
        raise EmailMalformed("account-error-email-long")
    return f"{found.local_part}@{found.domain}".lower()


def check_signs(text: str) -> None:
    """Refuse what no further typing makes right, so that it can be said while one types.

    Raises:
        EmailMalformed
    """
    if len(text) > MAX_TYPED:
        raise EmailMalformed("account-error-email-long")
    address = _bare(text)
    local, at, domain = address.partition("@")
    for sign in address:
        _check_sign(sign)
    for sign in domain:
        if not sign.isalnum() and not unicodedata.combining(sign) and sign not in ".-@":
            raise EmailMalformed("account-error-email-after-at", sign=sign)
    for sign in local if at else "":
        if not sign.isascii():
            raise EmailMalformed("account-error-email-before-at", sign=sign)
    if ".." in address:
        raise EmailMalformed("account-error-email-two-dots")
    if address.startswith(".") or ".@" in address or "@." in address:
        raise EmailMalformed("account-error-email-dot")


def ascii_email(address: str) -> str:
    """The address as every mail server understands it, with the domain by IDNA 2008.

    Raises:
        EmailMalformed: a stored address that would not be accepted today.
    """
    try:
        found = validate_email(address, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError as error:
        raise EmailMalformed() from error
    return f"{found.local_part}@{found.ascii_domain}"


def _check_sign(sign: str) -> None:
    if is_invisible(sign) or unicodedata.category(sign) == "Cc":
        raise EmailMalformed("account-error-email-invisible", sign=f"U+{ord(sign):04X}")
    if sign.isspace():
        raise EmailMalformed("account-error-email-blank")
    if not _SIGNS.match(sign) and not unicodedata.combining(sign):
        raise EmailMalformed("account-error-email-sign", sign=sign)


def _bare(text: str) -> str:
    """Without what stands around an address when it is copied from somewhere."""
    start, end = 0, len(text)
    while True:
        before = (start, end)
        while start < end and _is_around(text[start]):
            start += 1
        while end > start and _is_around(text[end - 1]):
            end -= 1
        if found := _MAILTO.match(text, start, end) or _NAMED.fullmatch(text, start, end):
            start, end = found.span(1)
        if before == (start, end):
            return composed(text[start:end])


def _is_around(sign: str) -> bool:
    return sign in _AROUND or sign.isspace() or is_invisible(sign)
