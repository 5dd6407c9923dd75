"""The kinds of values that a setting can have: how each is typed, shown and stored.

``parse`` reads what a person typed, ``format`` writes it back the same way; ``pack`` and ``unpack``
are the value as JSON. Limits are checked by the setting itself (``setting.py``).
"""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, time
from typing import Generic, TypeVar

from elternportal.domain.email_address import EmailMalformed, parse_email
from elternportal.errors import InvalidInput

T = TypeVar("T")

JsonValue = bool | int | str
YES, NO = "yes", "no"


class ValueRefused(InvalidInput):
    """A value that a setting cannot have; the sentence says why."""

    key = "setting-refused-kind"


@dataclass(frozen=True, slots=True)
class Kind(ABC, Generic[T]):
    """One kind of value. ``name`` decides how it is edited on the settings page."""

    name: str

    @abstractmethod
    def parse(self, typed: str) -> T:
        """Raise :class:`ValueRefused` for what is no value of this kind."""

    def format(self, value: T) -> str:
        return str(value)

    def pack(self, value: T) -> JsonValue:
        return self.format(value)

    def unpack(self, stored: JsonValue) -> T:
        """Raise :class:`ValueRefused` for what was stored as another kind."""
        if not isinstance(stored, str):
            raise ValueRefused
        return self.parse(stored)


@dataclass(frozen=True, slots=True)
class _WholeNumber(Kind[int]):
    name: str = "number"

    def parse(self, typed: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,12}", typed.strip()):
            raise ValueRefused("setting-refused-number")
        return int(typed)

    def pack(self, value: int) -> JsonValue:
        return value

    def unpack(self, stored: JsonValue) -> int:
        if isinstance(stored, bool) or not isinstance(stored, int):
            raise ValueRefused("setting-refused-number")
        return stored


@dataclass(frozen=True, slots=True)
class _YesNo(Kind[bool]):
    name: str = "yes-no"

    def parse(self, typed: str) -> bool:
        if typed not in {YES, NO}:
            raise ValueRefused("setting-refused-yes-no")
        return typed == YES

    def format(self, value: bool) -> str:
        return YES if value else NO

    def pack(self, value: bool) -> JsonValue:
        return value

    def unpack(self, stored: JsonValue) -> bool:
        if not isinstance(stored, bool):
            raise ValueRefused("setting-refused-yes-no")
        return stored


@dataclass(frozen=True, slots=True)
class _Text(Kind[str]):
    """One line, or with ``lines`` several."""

    name: str = "text"
    lines: bool = False

    def parse(self, typed: str) -> str:
        text = typed.replace("\r\n", "\n").strip()
        if not self.lines and "\n" in text:
            raise ValueRefused("setting-refused-one-line")
        if any(ord(char) < ord(" ") and char != "\n" for char in text):
            raise ValueRefused("setting-refused-characters")
        return text


@dataclass(frozen=True, slots=True)
class _MailAddress(Kind[str]):
    """May be empty."""

    name: str = "email"

    def parse(self, typed: str) -> str:
        try:
            return parse_email(typed) if typed.strip() else ""
        except EmailMalformed as error:
            raise ValueRefused(error.text_key, **error.args_for_text) from error


@dataclass(frozen=True, slots=True)
class _TimeOfDay(Kind[time]):
    """A full minute, e.g. "7:55"."""

    name: str = "time"

    def parse(self, typed: str) -> time:
        if not re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", typed.strip()):
            raise ValueRefused("setting-refused-time")
        try:
            return time.fromisoformat(typed.strip().zfill(5))
        except ValueError as error:
            raise ValueRefused("setting-refused-time") from error

    def format(self, value: time) -> str:
        return value.strftime("%H:%M")


@dataclass(frozen=True, slots=True)
class _Date(Kind[date]):
    """A day, as browsers send it: "2026-09-01"."""

    name: str = "date"

    def parse(self, typed: str) -> date:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed.strip()):
            raise ValueRefused("setting-refused-date")
        try:
            return date.fromisoformat(typed.strip())
        except ValueError as error:
            raise ValueRefused("setting-refused-date") from error

    def format(self, value: date) -> str:
        return value.isoformat()


@dataclass(frozen=True, slots=True)
class _Colour(Kind[str]):
    """A colour of the web in six hexadecimal digits, e.g. "#1a6b3c"; may be empty."""

    name: str = "colour"

    def parse(self, typed: str) -> str:
        colour = typed.strip().lower()
        if colour and not re.fullmatch(r"#[0-9a-f]{6}", colour):
            raise ValueRefused("setting-refused-colour")
        return colour


WHOLE_NUMBER: Kind[int] = _WholeNumber()
YES_NO: Kind[bool] = _YesNo()
SHORT_TEXT: Kind[str] = _Text()
LONG_TEXT: Kind[str] = _Text("long-text", lines=True)
POSTAL_ADDRESS: Kind[str] = _Text("address", lines=True)
MAIL_ADDRESS: Kind[str] = _MailAddress()
CHOICE: Kind[str] = _Text("choice")
COLOUR: Kind[str] = _Colour()
TIME_OF_DAY: Kind[time] = _TimeOfDay()
DATE: Kind[date] = _Date()
