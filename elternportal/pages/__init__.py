"""All pages: each is built once per language and registered by the composition root.

``pages/<area>/__init__.py`` says in ``PAGES`` which pages the area of that name has.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps

import reflex as rx

from elternportal import routes
from elternportal.i18n import LANGUAGES, t, using
from elternportal.module import Module, installed, part_of
from elternportal.ui.place import building


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it is, what builds it, and the one handler that loads it."""

    route: str
    view: Callable[[], rx.Component]
    title_key: str
    on_load: rx.event.EventType[()] | None = None


def pages_of(module: Module) -> tuple[Page, ...]:
    """The pages of an area; some have none."""
    package = part_of(module, "pages")
    pages: tuple[Page, ...] = package.PAGES if package else ()
    return pages


def all_pages() -> tuple[Page, ...]:
    """The pages of all installed modules."""
    return tuple(page for module in installed() for page in pages_of(module))


def areas_of_pages() -> dict[str, str]:
    """The module of each page that the school may switch off, by its path without slashes."""
    return {
        routes.localized(page.route, language).strip("/"): module.name
        for module in installed()
        if module.is_optional
        for page in pages_of(module)
        for language in LANGUAGES
    }


def register(app: rx.App, pages: Sequence[Page]) -> None:
    """Add every page to the app in every language."""
    for language in LANGUAGES:
        for page in pages:
            with using(language):
                title = f"{t(page.title_key)} – {t('app-name')}"
            app.add_page(
                _in_language(page, language),
                route=routes.localized(page.route, language) or "/",
                title=title,
                on_load=page.on_load,
            )


def _in_language(page: Page, language: str) -> Callable[[], rx.Component]:
    """Builds the page in a language.

    It keeps the module name of the page's own view function: Reflex bundles scripts by it, so a
    visitor loads the page's own parts and not those of all pages.
    """

    @wraps(page.view)
    def build() -> rx.Component:
        with using(language), building(page.route):
            return page.view()

    return build
