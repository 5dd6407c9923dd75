"""A setting as an area declares it on its card: key, kind, default and limits.

Its label and sentence stand in the catalogues under ``setting-<key with dashes>`` and ``…-help``,
the words of a choice under ``…-is-<choice>``, its unit under ``setting-unit-<unit>``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from elternportal.school_settings.kinds import JsonValue, Kind, ValueRefused

T = TypeVar("T")

KEY = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*")
SHORT_LENGTH, LONG_LENGTH = 200, 5000


class Reach(Enum):
    """Why a setting names no pages whose help must say it."""

    EVERY_PAGE = "the frame of every page shows it"
    NO_PAGE = "it works in mails, papers and files, or nothing asks for it yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """One choice of the school, e.g. how many days a PIN holds.

    ``check`` looks at a value in ways that limits cannot say; it raises :class:`ValueRefused`.
    """

    key: str
    kind: Kind[T]
    default: T
    at_least: T | None = None
    at_most: T | None = None
    max_length: int | None = None
    choices: tuple[T, ...] = ()
    unit: str = ""
    is_required: bool = False  # a text that must not be empty
    check: Callable[[T], None] | None = None
    pages: tuple[str, ...] | Reach | None = None  # routes of the pages whose help must name it

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key):
            raise ValueError(f"a setting's key is <area>.<name>, not {self.key!r}")
        self.fit(self.default)

    @property
    def area(self) -> str:
        return self.key.partition(".")[0]

    @property
    def label_key(self) -> str:
        return f"setting-{self.key.replace('.', '-')}"

    @property
    def help_key(self) -> str:
        return f"{self.label_key}-help"

    @property
    def unit_key(self) -> str:
        return f"setting-unit-{self.unit}"

    @property
    def choice_keys(self) -> tuple[str, ...]:
        """The words of the choices, in their order."""
        return tuple(f"{self.label_key}-is-{choice}" for choice in self.choices)

    @property
    def longest(self) -> int:
        """How many characters a text may have."""
        is_long = self.kind.name in {"long-text", "address"}
        return self.max_length or (LONG_LENGTH if is_long else SHORT_LENGTH)

    def parse(self, typed: str) -> T:
        """What a person typed, if it fits.

        Raises:
            ValueRefused: it does not; the sentence says why.
        """
        value = self.kind.parse(typed)
        self.fit(value)
        return value

    def unpack(self, stored: JsonValue) -> T:
        """A stored value, if it still fits.

        Raises:
            ValueRefused: it does not.
        """
        value = self.kind.unpack(stored)
        self.fit(value)
        return value

    def format(self, value: T) -> str:
        return self.kind.format(value)

    def pack(self, value: T) -> JsonValue:
        return self.kind.pack(value)

    def fit(self, value: T) -> None:
        """Raise :class:`ValueRefused` for a value outside the limits."""
        self._fit_limits(value)
        if self.choices and value not in self.choices:
            raise ValueRefused("setting-refused-choice")
        if isinstance(value, str):
            self._fit_text(value)
        if self.check is not None:
            self.check(value)

    def _fit_limits(self, value: Any) -> None:
        if self.at_least is not None and value < self.at_least:
            raise ValueRefused("setting-refused-low", limit=self.format(self.at_least))
        if self.at_most is not None and value > self.at_most:
            raise ValueRefused("setting-refused-high", limit=self.format(self.at_most))

    def _fit_text(self, value: str) -> None:
        if len(value) > self.longest:
            raise ValueRefused("setting-refused-long", limit=self.longest)
        if self.is_required and not value:
            raise ValueRefused("setting-refused-empty")
