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


def paged(rows: Sequence[T], number: int, size: int) -> Paged[T]:
    """The page with this number; one that does not exist is the first or the last."""
    pages = max(1, -(-len(rows) // size))
    number = min(max(1, number), pages)
    return Paged(tuple(rows[(number - 1) * size : number * size]), len(rows), number, pages)
