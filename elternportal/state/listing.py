"""A long list whose filter, words and page number stand in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from elternportal import routes
from elternportal.domain.paging import Paged
from elternportal.i18n import t

# Names of the query parameters.
SHOWN, WORDS, PAGE = "zeige", "suche", "seite"
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


def list_address(route: str, language: str, chosen: Mapping[str, str | int]) -> str:
    """The address of a list that shows what is chosen; what is empty or 0 is not named."""
    page = routes.localized(route, language)
    parameters = urlencode({name: value for name, value in chosen.items() if value})
    return f"{page}?{parameters}" if parameters else page


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
