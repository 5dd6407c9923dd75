"""How people and classes are called on a page, in a mail and on paper, and in which order."""

import re
import sys
from typing import ClassVar

from elternportal.errors import InvalidInput

MAX_PERSON_NAME = 100

_SALUTATIONS = {
    "de": {"F": "Frau", "M": "Herr"},
    "en": {"F": "Ms", "M": "Mr"},
}


def teacher_name(surname: str, title: str, gender: str, language: str) -> str:
    """ "Frau Dr. Huber"; without a known gender just the title and the surname."""
    salutation = _SALUTATIONS[language].get(gender, "")
    return " ".join(part for part in (salutation, title, surname) if part)


class NotAName(InvalidInput):
    """Nothing, too much, or an e-mail address, which nobody else is to see."""

    key: ClassVar[str] = "account-error-name"


def parse_person_name(text: str) -> str:
    """The name that a person types for themselves, with single blanks.

    Raises:
        NotAName
    """
    name = " ".join(text.split())
    if not 0 < len(name) <= MAX_PERSON_NAME or "@" in name or not name.isprintable():
        raise NotAName()
    return name


def person_name(name: str) -> str:
    """An account's name as others may see it, empty if the person has not told one.

    Accounts from before names were asked for are called by their e-mail address.
    """
    return "" if "@" in name else name


def pupil_name(first_name: str, surname: str, class_name: str = "") -> str:
    """ "Ada Amsel (7b)"."""
    name = f"{first_name} {surname}".strip()
    return f"{name} ({class_name})" if class_name else name


def natural_order(name: str) -> tuple[int, str]:
    """The sort key by which class 5a comes before 10a; names without a number come last."""
    digits = re.match(r"\d{1,9}", name)
    return (int(digits.group()) if digits else sys.maxsize, name)
