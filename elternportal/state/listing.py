"""A long list whose filter, words and page number stand in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from elternportal import routes
from elternportal.domain.paging import Paged
from elternportal.domain.sorting import Order
from elternportal.i18n import t

# Names of the query parameters.
SHOWN, WORDS, PAGE, SORTED = "zeige", "suche", "seite", "sortiert"
LONGEST_SEARCH = 100


@dataclass
class ChoiceLine:
    """A link that shows other things of the list."""

    key: str
    label: str
    href: str
    is_current: bool


@dataclass
class PagerLine:
    """Where in the list one is, in words, and the pages beside; empty where there is none."""

    told: str = ""
    before: str = ""
    after: str = ""


@dataclass
class HeadLine:
    """The head of a column; ``href`` sorts by it, or is empty if one cannot."""

    label: str
    href: str
    direction: str  # ascending | descending | none, as in aria-sort


def list_address(route: str, language: str, chosen: Mapping[str, str | int]) -> str:
    """The address of a list that shows what is chosen; what is empty or 0 is not named."""
    page = routes.localized(route, language)
    parameters = urlencode({name: value for name, value in chosen.items() if value})
    return f"{page}?{parameters}" if parameters else page


def head_lines(
    labels: Mapping[str, str], order: Order, route: str, language: str, chosen: Mapping[str, Any]
) -> list[HeadLine]:
    """The heads of a list by their columns; a column that begins with "_" does not sort.

    The list's own order is by the first one.
    """
    own = next(iter(labels))
    order = order if order.column else Order(own)

    def line(column: str, label: str) -> HeadLine:
        is_current = column == order.column
        then = Order(column, is_current and not order.is_descending)
        address = list_address(route, language, {**chosen, SORTED: str(then)})
        direction = "descending" if order.is_descending else "ascending"
        return HeadLine(
            label=label,
            href="" if column.startswith("_") else address,
            direction=direction if is_current else "none",
        )

    return [line(column, label) for column, label in labels.items()]


def pager(
    shown: Paged[Any], route: str, language: str, chosen: Mapping[str, str | int]
) -> PagerLine:
    """The way through the list, with what else is chosen."""

    def address(number: int) -> str:
        return list_address(route, language, {**chosen, PAGE: number if number > 1 else 0})

    return PagerLine(
        told=t("listing-told", language, found=shown.found, page=shown.number, pages=shown.pages),
        before=address(shown.number - 1) if shown.number > 1 else "",
        after=address(shown.number + 1) if shown.number < shown.pages else "",
    )
