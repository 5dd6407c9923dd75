"""The legal texts that every page's foot leads to."""

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
