"""In which order a list is shown: its own, or by one of its columns, up or down."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
DOWN = "-"  # before a column's name in an address


@dataclass(frozen=True, slots=True)
class Order:
    """``column`` is empty for the list's own order."""

    column: str = ""
    is_descending: bool = False

    def __str__(self) -> str:
        """As it stands in an address."""
        return f"{DOWN if self.is_descending else ''}{self.column}"


OWN_ORDER = Order()


def parse_order(text: str, columns: Collection[str]) -> Order:
    """The order that an address asks for; what is not understood is the list's own."""
    column = text.removeprefix(DOWN)
    return Order(column, text.startswith(DOWN)) if column in columns else Order()


def in_order(rows: Iterable[T], order: Order, keys: Mapping[str, Callable[[T], Any]]) -> list[T]:
    """The rows by the order's column; those that are alike there stay as they stood."""
    key = keys.get(order.column)
    return list(rows) if key is None else sorted(rows, key=key, reverse=order.is_descending)
