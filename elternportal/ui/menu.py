"""The menu: groups as parents know them, each with the pages that this person can open.

On the phone it is the bottom bar with one link per group; the pages of the current group stand as
tabs under the title. On the desktop it is a side bar with all pages. Which pages there are say the
cards of the modules; which of them a person has, the server (``PortalState.menu_pages``).
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import add
from typing import Any

import reflex as rx

from elternportal.domain.menu import GROUPS, MenuEntry, MenuGroup, in_order
from elternportal.i18n import LANGUAGES, current_language, t, using
from elternportal.module import installed
from elternportal.state.base import PortalState
from elternportal.ui.icons import icon
from elternportal.ui.place import current_route, link_to


def menu(current_group: str) -> rx.Component:
    """The main menu with the current group and page marked."""
    return _MENUS[current_language()](group=current_group, route=current_route())


def sub_menu(current_group: str) -> rx.Component:
    """The pages of the current group, for the phone; nothing if there is just one to see."""
    return _SUB_MENUS[current_language()](group=current_group, route=current_route())


def all_groups(group: rx.Var[str], route: rx.Var[str]) -> rx.Component:
    """What :func:`menu` shows on a page of this group and route."""
    groups = [_group(each, pages, group, route) for each in GROUPS if (pages := _pages(each.name))]
    return rx.el.nav(
        rx.el.ul(*groups, class_name="ep-menu-list"),
        aria_label=t("menu-label"),
        class_name="ep-menu",
    )


def all_tabs(group: rx.Var[str], route: rx.Var[str]) -> rx.Component:
    """What :func:`sub_menu` shows on a page of this group and route."""
    tabs = [(each.name, _tabs(each, route)) for each in GROUPS]
    return rx.fragment(*[rx.cond(group == name, shown) for name, shown in tabs])


def _tabs(group: MenuGroup, route: rx.Var[str]) -> rx.Component:
    pages = _pages(group.name)
    if len(pages) < 2:
        return rx.fragment()
    tabs = rx.el.nav(
        *[if_in_menu(page, _page_link(page, "ep-tab", route)) for page in pages],
        aria_label=t(group.key),
        class_name="ep-subnav",
    )
    return rx.cond(_shown(group.name).length() > 1, tabs)


def is_in_menu(route: str) -> bool:
    """Whether a page is one of the menu's, for whomever."""
    return any(entry.route == route for entry in _entries())


def waiting_at(route: str) -> rx.Var[int] | None:
    """How much waits on a page; None if nothing ever does."""
    return _waiting_at([route])


def _pages(group: str) -> tuple[MenuEntry, ...]:
    """All pages of a group that somebody may have."""
    return in_order(_entries())[group]


def _entries() -> Iterable[MenuEntry]:
    return (entry for module in installed() for entry in module.menu)


def _shown(group: str) -> rx.vars.ArrayVar[list[str]]:
    """The routes of a group's pages that this person has."""
    pages: rx.vars.ArrayVar[list[str]] = _dict_var(PortalState.menu_pages)[group]
    return pages


def _dict_var(var: Any) -> Any:
    """Reflex's types do not know that a var with a dict is read by its keys."""
    return var


def _group(
    group: MenuGroup,
    pages: tuple[MenuEntry, ...],
    current_group: rx.Var[str],
    route: rx.Var[str],
) -> rx.Component:
    links = [(page, _page_link(page, "ep-menu-page", route)) for page in pages]
    listed = (
        rx.el.ul(
            *[if_in_menu(page, rx.el.li(link)) for page, link in links],
            class_name="ep-menu-pages",
        )
        if len(pages) > 1
        else rx.fragment()
    )
    is_current = current_group == group.name
    item = rx.el.li(
        rx.el.a(
            icon(group.icon),
            *_words(group),
            _badge(_waiting(*pages)),
            href=_first_page(group, pages),
            aria_current=rx.cond(is_current, _as_current(pages, route), "false"),
            class_name="ep-menu-link",
        ),
        listed,
        data_current=rx.cond(is_current, "true", "false"),
        class_name=f"ep-menu-group ep-accent-{group.name}",
    )
    return rx.cond(_shown(group.name).length() > 0, item)


def _words(group: MenuGroup) -> list[rx.Component]:
    """The group's name; a shorter word in its place where it would not fit the bar."""
    if not group.short_key:
        return [rx.el.span(t(group.key), class_name="ep-menu-word")]
    return [
        rx.el.span(t(group.key), class_name="ep-menu-word ep-menu-long"),
        rx.el.span(t(group.short_key), class_name="ep-menu-word ep-menu-short"),
    ]


def _as_current(pages: tuple[MenuEntry, ...], route: rx.Var[str]) -> str | rx.Var[str]:
    """The group's own page is the current page; a group of several is only around it."""
    if len(pages) > 1:
        return "true"
    is_page: rx.Var[str] = rx.cond(route == pages[0].route, "page", "true")
    return is_page


def _first_page(group: MenuGroup, pages: tuple[MenuEntry, ...]) -> str | rx.Var[str]:
    """The first page that this person has."""
    *others, last = pages
    address: str | rx.Var[str] = link_to(last.route)
    for page in reversed(others):
        is_first = _shown(group.name)[0] == page.route
        address = rx.cond(is_first, link_to(page.route), address)
    return address


def _page_link(page: MenuEntry, class_name: str, route: rx.Var[str]) -> rx.Component:
    return rx.el.a(
        t(page.key),
        _badge(_waiting(page)),
        href=link_to(page.route),
        aria_current=rx.cond(route == page.route, "page", "false"),
        class_name=class_name,
    )


def _waiting(*pages: MenuEntry) -> rx.Var[int] | None:
    """What waits on these pages; None if nothing ever does."""
    return _waiting_at([page.route for page in pages])


def _waiting_at(routes: Iterable[str]) -> rx.Var[int] | None:
    counted = {waiting.route for module in installed() for waiting in module.waiting}
    counts = [_dict_var(PortalState.menu_waiting)[route] for route in routes if route in counted]
    return reduce(add, counts) if counts else None


def _badge(waiting: rx.Var[int] | None) -> rx.Component:
    """The number, with words for screen readers; nothing while nothing waits."""
    if waiting is None:
        return rx.fragment()
    words = rx.el.span(f" {t('menu-waiting')}", class_name="kern-sr-only")
    return rx.cond(waiting > 0, rx.el.span(waiting, words, class_name="ep-menu-badge"))


def if_in_menu(page: MenuEntry, component: rx.Component) -> rx.Component:
    """The component for whoever has the page in the menu."""
    return rx.cond(_shown(page.group).contains(page.route), component)


Shown = Callable[[rx.Var[str], rx.Var[str]], rx.Component]


def _shared(language: str, name: str, shown: Shown) -> Callable[..., rx.Component]:
    """A component of a language that all pages share.

    It is most of what a page consists of, and would else be compiled and loaded once per page.
    """

    def shared(group: rx.Var[str], route: rx.Var[str]) -> rx.Component:
        with using(language):
            return shown(group, route)

    shared.__name__ = f"{name}_{language}"
    return rx.memo(shared)


_MENUS = {language: _shared(language, "menu", all_groups) for language in LANGUAGES}
_SUB_MENUS = {language: _shared(language, "sub_menu", all_tabs) for language in LANGUAGES}
