"""A long list is shown a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """Some of ``found`` things: page ``number`` of ``pages``, counted from 1."""

    rows: tuple[T, ...]
    found: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Window:
    """Where a page lies: ``number`` of ``pages``, after the first ``offset`` things."""

    number: int
    pages: int
    offset: int


def window(found: int, number: int, size: int) -> Window:
    """The page with this number of ``found`` things; one that does not exist is first or last."""
    pages = max(1, -(-found // size))
    number = min(max(1, number), pages)
    return Window(number, pages, (number - 1) * size)


def paged(rows: Sequence[T], number: int, size: int) -> Paged[T]:
    """The page with this number; one that does not exist is the first or the last."""
    at = window(len(rows), number, size)
    return Paged(tuple(rows[at.offset : at.offset + size]), len(rows), at.number, at.pages)
