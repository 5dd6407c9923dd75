"""What cards say about help: which page has one, and in which group of the menu it stands."""

from dataclasses import dataclass
from pathlib import Path

from elternportal import routes

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The help of one portal page; its text is ``<language>/<area>/<slug>.md`` in ``folder``.

    ``group`` is the menu group (:data:`GROUPS`) under which it is listed. What is ``for_parents``
    stands in the leaflet that comes with the PIN.
    """

    route: str
    group: str
    for_parents: bool = True
    folder: Path = TEXTS

    @property
    def slug(self) -> str:
        return routes.help_slug(self.route)


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """A group of help pages, with a help of its own: ``<language>/help/<slug>.md``."""

    name: str
    slug: str


GROUPS = (
    HelpGroup("access", "menue-zugang"),
    HelpGroup("news", "menue-aktuelles"),
    HelpGroup("service", "menue-service"),
    HelpGroup("bookings", "menue-buchungen"),
    HelpGroup("reports", "menue-meldungen"),
    HelpGroup("settings", "menue-einstellungen"),
    HelpGroup("office", "menue-verwaltung"),
)
