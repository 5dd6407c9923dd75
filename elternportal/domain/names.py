"""How people and classes are called on a page, in a mail and on paper, and in which order."""

import re
import sys
from dataclasses import dataclass
from typing import ClassVar, Protocol

from elternportal.domain.letters_and_signs import as_name, is_readable
from elternportal.domain.search import fold
from elternportal.errors import InvalidInput

MAX_PERSON_NAME = 100
LONGEST_TYPED_NAME = 4 * MAX_PERSON_NAME  # with blanks and marks; the rest makes it no name

_SALUTATIONS = {
    "de": {"F": "Frau", "M": "Herr"},
    "en": {"F": "Ms", "M": "Mr"},
}


class NamedTeacher(Protocol):
    """What is known of a teacher's name; only ``short_name`` is never empty."""

    @property
    def surname(self) -> str: ...

    @property
    def short_name(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def gender(self) -> str: ...


def surname_of(teacher: NamedTeacher) -> str:
    """The surname; the short name of a teacher of whom the timetable knows no more."""
    return teacher.surname or teacher.short_name


def teacher_name(teacher: NamedTeacher, language: str) -> str:
    """ "Frau Dr. Huber"; without a known gender just the title and the surname."""
    salutation = _SALUTATIONS[language].get(teacher.gender, "")
    return " ".join(part for part in (salutation, teacher.title, surname_of(teacher)) if part)


@dataclass(frozen=True, slots=True)
class TeacherName:
    """A teacher's name, called out in the language of whoever reads it."""

    surname: str
    short_name: str
    title: str
    gender: str

    @classmethod
    def of(cls, teacher: NamedTeacher) -> "TeacherName":
        """Just the name."""
        return cls(teacher.surname, teacher.short_name, teacher.title, teacher.gender)

    def text(self, language: str) -> str:
        """ "Frau Dr. Huber" """
        return teacher_name(self, language)


class NotAName(InvalidInput):
    """Nothing, too much, or an e-mail address, which nobody else is to see."""

    key: ClassVar[str] = "account-error-name"
    field_name = "name"


def parse_person_name(text: str) -> str:
    """The name that a person types for themselves, in NFC with single blanks.

    Raises:
        NotAName
    """
    name = as_name(text[:LONGEST_TYPED_NAME])
    if not 0 < len(name) <= MAX_PERSON_NAME or "@" in name or not is_readable(name):
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


def natural_order(name: str) -> tuple[int, str, str]:
    """The sort key by which class 5a comes before 10a; names without a number come last."""
    digits = re.match(r"\d{1,9}", name)
    return (int(digits.group()) if digits else sys.maxsize, _plain(name), name)


def name_order(*names: str) -> tuple[str, ...]:
    """The sort key of German name lists (DIN 5007-1): Bäumler beside Bauer, Özdemir under O.

    Databases sort each in their own way, so lists of names that people read are sorted by this.
    """
    return tuple(map(_plain, names))


def pupil_order(
    class_name: str | None, surname: str, first_name: str
) -> tuple[tuple[int, str, str], tuple[str, ...]]:
    """The sort key of a list of children by class and name."""
    return natural_order(class_name or ""), name_order(surname, first_name)


def _plain(name: str) -> str:
    """Without case and marks, "ß" as "ss" and "Đ" as "d"."""
    return name.lower() if name.isascii() else fold(name)
