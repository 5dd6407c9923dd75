"""The frame around every page: header, menu, notice line and main content."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.reflex_internals import A
from elternportal.state.base import PortalState
from elternportal.ui.components import empty_state, link_button
from elternportal.ui.fields import form
from elternportal.ui.foot import foot, help_link
from elternportal.ui.icons import icon
from elternportal.ui.menu import is_in_menu, menu, sub_menu
from elternportal.ui.place import (
    current_route,
    link_to,
    other_language,
    same_page_in_other_language,
)

__all__ = ["link_to", "notice_line", "page_frame", "plain_frame"]

MAIN_ID = "inhalt"


def page_frame(
    *content: rx.Component,
    title: str | rx.Var[str] | rx.Component,
    group: str = "news",
    back: rx.Component | None = None,
    shows_one: rx.Var[bool] | None = None,
) -> rx.Component:
    """A page of the signed-in portal. ``title`` is shown as the page's only h1.

    ``group`` is the menu group (``domain/menu.py``) that the page belongs to. A page about one
    thing has the way ``back`` above its title in place of the group's other pages; one that is not
    in the menu has none of both. A page that is a list, too, says in ``shows_one`` when it is not.
    """
    tabs = sub_menu(group) if is_in_menu(current_route()) else rx.fragment()
    if back:
        tabs = rx.fragment() if shows_one is None else rx.cond(shows_one, rx.fragment(), tabs)
        back = back if shows_one is None else rx.cond(shows_one, back, rx.fragment())
    return rx.el.div(
        _skip_link(),
        _header(_search_link(), _sign_out()),
        rx.el.div(
            menu(group),
            _main(
                tabs,
                _unless_dead_end(*content),
                back=back,
                title=title,
                class_name="ep-main",
            ),
            class_name="ep-body",
        ),
        foot(),
        lang=current_language(),
        # For assets/drafts.js.
        custom_attrs={"data-person": PortalState.person_id, "data-written": PortalState.written},
        class_name=f"ep-page ep-group-{group}",
    )


def plain_frame(*content: rx.Component, title: str | rx.Var[str]) -> rx.Component:
    """A page for people who are not signed in: no menu, one narrow column."""
    return rx.el.div(
        _skip_link(),
        _header(),
        _main(*content, title=title, class_name="ep-main ep-main-narrow"),
        foot(),
        lang=current_language(),
        class_name="ep-page ep-plain",
    )


def _unless_dead_end(*content: rx.Component) -> rx.Component:
    """The page, or why there is nothing for this person and where to go on."""
    to_start = link_button(t("dead-end-missing-to-start"), link_to(routes.START), kind="secondary")
    return rx.cond(
        PortalState.dead_end != "",
        empty_state(PortalState.dead_end, "circle-slash", to_start),
        rx.fragment(*content),
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
                    type="button",
                    aria_label=t("notice-dismiss"),
                    on_click=PortalState.dismiss_notice,
                    class_name="ep-icon-button",
                ),
                key=PortalState.notice_number.to_string(),
                custom_attrs={"data-field": PortalState.notice_field},
                class_name="ep-notice ep-notice-" + PortalState.notice_kind.to(str),
            ),
        ),
        role="status",
        aria_live="polite",
        class_name="ep-notice-region",
    )


def _main(
    *content: rx.Component,
    title: str | rx.Var[str] | rx.Component,
    class_name: str,
    back: rx.Component | None = None,
) -> rx.Component:
    return rx.el.main(
        *([back] if back else []),
        rx.el.div(
            rx.el.h1(title, class_name="kern-heading-large ep-title"),
            help_link(),
            class_name="ep-title-row",
        ),
        notice_line(),
        *content,
        id=MAIN_ID,
        tab_index=-1,
        class_name=class_name,
    )


def _skip_link() -> rx.Component:
    """A plain link, not one of the router: the browser must move the focus to the content."""
    return A.create(t("skip-to-content"), href=f"#{MAIN_ID}", class_name="ep-skip-link")


def _header(*tools: rx.Component) -> rx.Component:
    return rx.el.header(
        rx.el.a(
            rx.el.span(aria_hidden="true", class_name="ep-logo"),
            rx.el.span(
                rx.el.span(t("app-name"), class_name="ep-brand"),
                rx.el.span(PortalState.school_name, class_name="ep-school"),
                rx.el.span(PortalState.school_short_name, class_name="ep-school-short"),
                class_name="ep-brand-words",
            ),
            href=link_to(routes.START),
            class_name="ep-brand-link",
        ),
        rx.el.div(_language_link(), *tools, class_name="ep-header-tools"),
        class_name="ep-header",
    )


def _language_link() -> rx.Component:
    """Loads the page anew, because the language is an attribute of the whole document."""
    return rx.el.a(
        t("language-switch"),
        href=same_page_in_other_language(),
        lang=other_language(),
        href_lang=other_language(),
        reload_document=True,
        class_name="ep-language",
    )


def _search_link() -> rx.Component:
    """Its word is hidden on the phone, and still its name."""
    return rx.el.a(
        icon("search"),
        rx.el.span(t("search-title")),
        href=link_to(routes.SEARCH),
        class_name="ep-quiet-button ep-search-link",
    )


def _sign_out() -> rx.Component:
    return form(
        rx.el.input(type="hidden", name="language", value=current_language()),
        rx.el.span(PortalState.person_name, class_name="ep-person"),
        rx.el.button(
            icon("log-out"),
            rx.el.span(t("sign-out")),
            type="submit",
            class_name="ep-quiet-button",
        ),
        action=routes.LOGOUT_POST,
        class_name="ep-sign-out",
    )
