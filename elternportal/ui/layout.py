"""The frame around every page: header, menu, notice line, main content, connection line."""

from dataclasses import dataclass

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.state.base import PortalState
from elternportal.ui.icons import icon

MAIN_ID = "inhalt"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One of the menu groups that parents know; ``group`` picks its accent colour."""

    group: str
    key: str
    icon: str
    route: str


MENU = (
    MenuEntry("news", "menu-news", "newspaper", routes.START),
    MenuEntry("bookings", "menu-bookings", "calendar-check", routes.EVENING),
    MenuEntry("settings", "menu-settings", "settings", routes.SETTINGS),
)
TEACHER_MENU = (MenuEntry("bookings", "menu-my-evening", "calendar-clock", routes.TEACHER_EVENING),)
OFFICE_MENU = (
    MenuEntry("bookings", "menu-office-evenings", "calendar-days", routes.OFFICE_EVENINGS),
    MenuEntry("office", "menu-office-pins", "key-round", routes.OFFICE_PINS),
    MenuEntry("office", "menu-office-import", "file-up", routes.OFFICE_IMPORT),
    MenuEntry("office", "menu-office-mailbox", "mail", routes.OFFICE_MAILBOX),
)


def link_to(route: str) -> str:
    """The address of a page in the language being built."""
    return routes.localized(route, current_language())


def page_frame(*content: rx.Component, title: str, group: str = "news") -> rx.Component:
    """A page of the signed-in portal. ``title`` is shown as the page's only h1."""
    return rx.el.div(
        _skip_link(),
        _header(),
        rx.el.div(
            _menu(),
            rx.el.main(
                rx.el.h1(title, class_name="kern-heading-large ep-title"),
                notice_line(),
                *content,
                id=MAIN_ID,
                tab_index=-1,
                class_name="ep-main",
            ),
            class_name="ep-body",
        ),
        lang=current_language(),
        class_name=f"ep-page ep-group-{group}",
    )


def plain_frame(*content: rx.Component, title: str) -> rx.Component:
    """A page for people who are not signed in: no menu, one narrow column."""
    return rx.el.div(
        _skip_link(),
        _header(signed_in=False),
        rx.el.main(
            rx.el.h1(title, class_name="kern-heading-large ep-title"),
            notice_line(),
            *content,
            id=MAIN_ID,
            tab_index=-1,
            class_name="ep-main ep-main-narrow",
        ),
        lang=current_language(),
        class_name="ep-page ep-plain",
    )


def notice_line() -> rx.Component:
    """Quiet confirmations and errors, announced to screen readers."""
    return rx.el.div(
        rx.cond(
            PortalState.notice != "",
            rx.el.div(
                rx.el.p(PortalState.notice, class_name="kern-body"),
                rx.el.button(
                    icon("x"),
                    aria_label=t("notice-dismiss"),
                    on_click=PortalState.dismiss_notice,
                    class_name="ep-icon-button",
                ),
                class_name="ep-notice ep-notice-" + PortalState.notice_kind.to(str),
            ),
        ),
        role="status",
        aria_live="polite",
        class_name="ep-notice-region",
    )


def _skip_link() -> rx.Component:
    return rx.el.a(t("skip-to-content"), href=f"#{MAIN_ID}", class_name="ep-skip-link")


def _header(signed_in: bool = True) -> rx.Component:
    other = "en" if current_language() == "de" else "de"
    return rx.el.header(
        rx.el.a(
            rx.el.span(t("app-name"), class_name="ep-brand"),
            rx.el.span(PortalState.school_name, class_name="ep-school"),
            href=link_to(routes.START),
            class_name="ep-brand-link",
        ),
        rx.el.div(
            rx.el.a(
                t("language-switch"),
                href=routes.localized(routes.START, other),
                lang=other,
                hreflang=other,
                class_name="kern-link",
            ),
            _sign_out() if signed_in else rx.fragment(),
            class_name="ep-header-tools",
        ),
        class_name="ep-header",
    )


def _sign_out() -> rx.Component:
    return rx.el.form(
        rx.el.span(PortalState.person_name, class_name="ep-person"),
        rx.el.button(icon("log-out"), rx.el.span(t("sign-out")), type="submit", class_name="ep-quiet-button"),
        action=routes.LOGOUT_POST,
        method="post",
        class_name="ep-sign-out",
    )


def _menu() -> rx.Component:
    return rx.el.nav(
        rx.el.ul(
            rx.cond(PortalState.is_parent, rx.fragment(*map(_menu_item, MENU[:2]))),
            rx.cond(PortalState.is_teacher, rx.fragment(*map(_menu_item, TEACHER_MENU))),
            rx.cond(PortalState.is_administration, rx.fragment(*map(_menu_item, OFFICE_MENU))),
            *map(_menu_item, MENU[2:]),
            class_name="ep-menu-list",
        ),
        aria_label=t("menu-label"),
        class_name="ep-menu",
    )


def _menu_item(entry: MenuEntry) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            icon(entry.icon),
            rx.el.span(t(entry.key)),
            href=link_to(entry.route),
            class_name=f"ep-menu-link ep-accent-{entry.group}",
        )
    )
