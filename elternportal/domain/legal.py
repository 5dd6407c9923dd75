"""The legal texts that every page's foot leads to."""

import re
from enum import StrEnum

from elternportal import routes


class LegalKind(StrEnum):
    """A text that the school must publish."""

    IMPRINT = "imprint"
    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"

    @property
    def route(self) -> str:
        return _ROUTES[self]


_ROUTES = {
    LegalKind.IMPRINT: routes.IMPRINT,
    LegalKind.PRIVACY: routes.PRIVACY,
    LegalKind.ACCESSIBILITY: routes.ACCESSIBILITY,
}

GAP = re.compile(r"\[\[([^\[\]<>]+)\]\]")
MOST_CHARACTERS = 60_000


def gaps_in(text: str) -> tuple[str, ...]:
    """What a text still lacks: the words in double brackets."""
    return tuple(found[1].strip() for found in GAP.finditer(text))
