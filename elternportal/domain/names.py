"""How people and classes are called on a page, in a mail and on paper, and in which order."""

import re
import sys

_SALUTATIONS = {
    "de": {"F": "Frau", "M": "Herr"},
    "en": {"F": "Ms", "M": "Mr"},
}


def teacher_name(surname: str, title: str, gender: str, language: str) -> str:
    """ "Frau Dr. Huber"; without a known gender just the title and the surname."""
    salutation = _SALUTATIONS[language].get(gender, "")
    return " ".join(part for part in (salutation, title, surname) if part)


def pupil_name(first_name: str, surname: str, class_name: str = "") -> str:
    """ "Ada Amsel (7b)"."""
    name = f"{first_name} {surname}".strip()
    return f"{name} ({class_name})" if class_name else name


def natural_order(name: str) -> tuple[int, str]:
    """The sort key by which class 5a comes before 10a; names without a number come last."""
    digits = re.match(r"\d{1,9}", name)
    return (int(digits.group()) if digits else sys.maxsize, name)
