"""Reading help: public, with the values that the school's settings have now.

The help of a module that the school has switched off is not there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sqlmodel import Session

from elternportal import routes
from elternportal.domain.foot import FOOT_ROUTES
from elternportal.errors import NotFound
from elternportal.help.filling import fill
from elternportal.help.page import GROUPS, HelpGroup
from elternportal.help.texts import group_text, page_text
from elternportal.module import Module
from elternportal.school_settings.snapshot import SchoolSettings, school_settings
from elternportal.texts.markdown import to_html_with_links

NO_PLACE = 1_000
KEPT_TEXTS = 512  # all pages in both languages, alone and in the leaflet, before and after a change


@dataclass(frozen=True, slots=True)
class HelpView:
    """One help page. ``route`` is the portal page that it explains, empty for a group's help."""

    slug: str
    title: str
    html: str
    route: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class HelpLinkRow:
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class HelpGroupView:
    """A group as the index lists it, with the helps of its pages."""

    name: str
    slug: str
    title: str
    pages: tuple[HelpLinkRow, ...]


def help_index(session: Session, language: str) -> tuple[HelpGroupView, ...]:
    """All groups with the pages that this school has."""
    shelf = _Shelf(school_settings(session), language)
    return tuple(
        HelpGroupView(group.name, group.slug, _title(group_text(group, language)), shelf.of(group))
        for group in GROUPS
    )


def read_help(session: Session, language: str, slug: str) -> HelpView:
    """One help page.

    Raises:
        NotFound: there is none of this name, or its module is switched off.
    """
    return _Shelf(school_settings(session), language).view(slug)


def siblings_of(session: Session, language: str, view: HelpView) -> tuple[HelpLinkRow, ...]:
    """The pages of a group, for its help."""
    shelf = _Shelf(school_settings(session), language)
    return next((shelf.of(group) for group in GROUPS if group.slug == view.slug), ())


def parents_leaflet(session: Session, language: str) -> tuple[HelpView, ...]:
    """The helps of all pages that parents have, in the order of the menu, headings one lower."""
    shelf = _Shelf(school_settings(session), language)
    return tuple(shelf.leaflet())


class _Shelf:
    """The helps that this school has, in one language."""

    def __init__(self, settings: SchoolSettings, language: str) -> None:
        self._settings, self._language = settings, language
        modules = settings.active_modules()
        pages = [
            (page, module.name)
            for module in sorted(modules, key=_place_in_menu)
            for page in module.help_pages
        ]
        self._pages = {page.slug: (page, area) for page, area in pages}
        self._groups = {group.slug: group for group in GROUPS}

    def of(self, group: HelpGroup) -> tuple[HelpLinkRow, ...]:
        return tuple(
            HelpLinkRow(page.slug, _title(page_text(page, area, self._language)))
            for page, area in self._pages.values()
            if page.group == group.name
        )

    def view(self, slug: str, *, shift: int = 0) -> HelpView:
        if slug in self._groups:
            group = self._groups[slug]
            return self._view(slug, group_text(group, self._language), shift, group=group.name)
        if slug not in self._pages:
            raise NotFound()
        page, area = self._pages[slug]
        text = page_text(page, area, self._language)
        return self._view(slug, text, shift, page.route, page.group)

    def leaflet(self) -> Iterator[HelpView]:
        for group in GROUPS:
            for page, _ in self._pages.values():
                if page.group == group.name and page.for_parents:
                    yield self.view(page.slug, shift=1)

    def _view(self, slug: str, text: str, shift: int, route: str = "", group: str = "") -> HelpView:
        filled = fill(_body(text), self._settings, self._language)
        known = frozenset((*self._pages, *self._groups))
        routes_of = frozenset((slug, page.route) for slug, (page, _) in self._pages.items())
        html = _html(filled, self._language, shift, known, routes_of)
        return HelpView(slug, _title(text), html, route, group)


@lru_cache(maxsize=KEPT_TEXTS)
def _html(
    text: str,
    language: str,
    shift: int,
    helps: frozenset[str],
    pages: frozenset[tuple[str, str]],
) -> str:
    routes_by_name = {**dict(pages), **FOOT_ROUTES}

    def address_of(link: str) -> str | None:
        scheme, _, name = link.partition(":")
        if scheme == "help":
            return routes.help_page(name, language) if name in helps else None
        route = routes_by_name.get(name)
        return None if route is None else routes.localized(route, language) or "/"

    return to_html_with_links(text, address_of, shift)


def _title(text: str) -> str:
    """The first line of a text is its heading."""
    return text.partition("\n")[0].removeprefix("# ")


def _body(text: str) -> str:
    return text.partition("\n")[2]


def _place_in_menu(module: Module) -> int:
    """Where the first page of a module stands in its group; what is in no menu comes last."""
    return min((entry.position for entry in module.menu), default=NO_PLACE)
