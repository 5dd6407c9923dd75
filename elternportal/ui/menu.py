"""The menu: groups as parents know them, each with the pages that this person can open.

On the phone it is the bottom bar with one link per group; the pages of the current group stand as
tabs under the title. On the desktop it is a side bar with all pages.
"""

from dataclasses import dataclass
from functools import reduce
from operator import add, or_

import reflex as rx

from elternportal import routes
from elternportal.i18n import t
from elternportal.state.base import PortalState
from elternportal.ui.icons import icon
from elternportal.ui.place import current_route, link_to


@dataclass(frozen=True, slots=True)
class MenuPage:
    """A page in the menu; ``shown_to`` is None for a page that everybody has.

    ``waiting`` counts what waits for the person there.
    """

    key: str
    route: str
    shown_to: rx.Var[bool] | None = None
    waiting: rx.Var[int] | None = None


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """One of the groups that parents know; ``name`` also picks its accent colour."""

    name: str
    key: str
    icon: str
    pages: tuple[MenuPage, ...]

    @property
    def shown_to(self) -> rx.Var[bool] | None:
        """A group is there for whoever has one of its pages."""
        conditions = [page.shown_to for page in self.pages if page.shown_to is not None]
        return reduce(or_, conditions) if len(conditions) == len(self.pages) else None

    @property
    def waiting(self) -> rx.Var[int] | None:
        """What waits on all pages of the group."""
        counts = [page.waiting for page in self.pages if page.waiting is not None]
        return reduce(add, counts) if counts else None


_PARENT = PortalState.is_parent
_TEACHER = PortalState.is_teacher
_OFFICE = PortalState.is_administration

MENU = (
    MenuGroup(
        "news",
        "menu-news",
        "newspaper",
        (
            MenuPage("start-title", routes.START),
            MenuPage("menu-letters", routes.LETTERS, _PARENT, PortalState.letters_waiting),
            MenuPage("menu-write-letters", routes.OFFICE_LETTERS, _TEACHER | _OFFICE),
            MenuPage("menu-board", routes.BOARD),
            MenuPage("menu-polls", routes.POLLS, waiting=PortalState.polls_waiting),
        ),
    ),
    MenuGroup(
        "service",
        "menu-service",
        "info",
        (
            MenuPage("menu-school-info", routes.SCHOOL_INFO),
            MenuPage("menu-documents", routes.DOCUMENTS),
            MenuPage("menu-lost-property", routes.LOST_PROPERTY),
        ),
    ),
    MenuGroup(
        "bookings",
        "menu-bookings",
        "calendar-check",
        (
            MenuPage("menu-evening", routes.EVENING, _PARENT),
            MenuPage("menu-my-evening", routes.TEACHER_EVENING, _TEACHER),
        ),
    ),
    MenuGroup(
        "office",
        "menu-office",
        "building-2",
        (
            MenuPage("menu-office-tasks", routes.OFFICE_TASKS, _OFFICE),
            MenuPage("menu-office-slips", routes.OFFICE_SLIPS, _OFFICE),
            MenuPage("menu-office-evenings", routes.OFFICE_EVENINGS, _OFFICE),
            MenuPage("menu-office-pins", routes.OFFICE_PINS, _OFFICE),
            MenuPage("menu-office-teachers", routes.OFFICE_TEACHERS, _OFFICE),
            MenuPage("menu-office-import", routes.OFFICE_IMPORT, _OFFICE),
            MenuPage("menu-office-mailbox", routes.OFFICE_MAILBOX, _OFFICE),
            MenuPage("menu-school-settings", routes.SCHOOL_SETTINGS, _OFFICE),
        ),
    ),
    MenuGroup(
        "settings", "menu-settings", "settings", (MenuPage("menu-settings", routes.SETTINGS),)
    ),
)


def menu(current_group: str) -> rx.Component:
    """The main menu with the current group and page marked."""
    return rx.el.nav(
        rx.el.ul(*[_group(group, current_group) for group in MENU], class_name="ep-menu-list"),
        aria_label=t("menu-label"),
        class_name="ep-menu",
    )


def sub_menu(current_group: str) -> rx.Component:
    """The pages of the current group, for the phone; nothing if there is just one to see."""
    for group in MENU:
        if group.name == current_group and len(group.pages) > 1:
            return _if_shown(_sees_several(group), _sub_menu(group))
    return rx.fragment()


def _sees_several(group: MenuGroup) -> rx.Var[bool] | None:
    """Who has two pages of a group: everybody, or who has the first two that not everybody has."""
    if sum(page.shown_to is None for page in group.pages) > 1:
        return None
    first, second, *_ = (page.shown_to for page in group.pages if page.shown_to is not None)
    return first & second


def _sub_menu(group: MenuGroup) -> rx.Component:
    return rx.el.nav(
        *[_if_shown(page.shown_to, _page_link(page, "ep-tab")) for page in group.pages],
        aria_label=t(group.key),
        class_name="ep-subnav",
    )


def _group(group: MenuGroup, current_group: str) -> rx.Component:
    pages = (
        rx.el.ul(
            *[
                _if_shown(page.shown_to, rx.el.li(_page_link(page, "ep-menu-page")))
                for page in group.pages
            ],
            class_name="ep-menu-pages",
        )
        if len(group.pages) > 1
        else rx.fragment()
    )
    item = rx.el.li(
        rx.el.a(
            icon(group.icon),
            rx.el.span(t(group.key)),
            _badge(group.waiting),
            href=_first_page(group),
            aria_current=_is_current(group, current_group),
            class_name="ep-menu-link",
        ),
        pages,
        data_current="true" if group.name == current_group else "false",
        class_name=f"ep-menu-group ep-accent-{group.name}",
    )
    return _if_shown(group.shown_to, item)


def _is_current(group: MenuGroup, current_group: str) -> str:
    """The group's own page is the current page; a group of several is only around it."""
    if group.name != current_group:
        return "false"
    return "page" if group.pages[0].route == current_route() and len(group.pages) == 1 else "true"


def _first_page(group: MenuGroup) -> str | rx.Var[str]:
    first, *others = group.pages
    if not others or first.shown_to is None:
        return link_to(first.route)
    address: rx.Var[str] = rx.cond(first.shown_to, link_to(first.route), link_to(others[0].route))
    return address


def _page_link(page: MenuPage, class_name: str) -> rx.Component:
    return rx.el.a(
        t(page.key),
        _badge(page.waiting),
        href=link_to(page.route),
        aria_current="page" if page.route == current_route() else "false",
        class_name=class_name,
    )


def _badge(waiting: rx.Var[int] | None) -> rx.Component:
    """The number, with words for screen readers; nothing while nothing waits."""
    if waiting is None:
        return rx.fragment()
    words = rx.el.span(f" {t('menu-waiting')}", class_name="kern-sr-only")
    return rx.cond(waiting > 0, rx.el.span(waiting, words, class_name="ep-menu-badge"))


def _if_shown(condition: rx.Var[bool] | None, component: rx.Component) -> rx.Component:
    return component if condition is None else rx.cond(condition, component)
