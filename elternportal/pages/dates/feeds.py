"""Kalender abonnieren: secret addresses for the calendars on one's own devices."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.reflex_internals import A
from elternportal.services.school import ChildView
from elternportal.state.dates.feeds import CHILD, FeedLine
from elternportal.state.dates.feeds import CalendarFeedsPageState as State
from elternportal.ui.components import (
    button,
    card,
    form,
    section,
    select_field,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                rx.el.p(t("feeds-intro")),
                rx.cond(State.address != "", _new_address()),
                _make(),
                _in_use(),
            ),
            skeleton(5),
        ),
        title=t("feeds-title"),
        group="settings",
    )


def _new_address() -> rx.Component:
    """It stands in a field, so that it can be marked and copied as a whole."""
    return card(
        rx.el.p(t("feeds-address-once"), class_name="ep-strong"),
        text_field(t("feeds-address"), "address", value=State.address, read_only=True),
        rx.el.div(
            rx.el.a(t("feeds-open"), href=State.webcal, class_name="kern-btn kern-btn--secondary"),
            A.create(  # a plain link, because the router would look for a page
                t("feeds-how"),
                href=routes.help_page(routes.help_slug(routes.CALENDAR_FEEDS), current_language()),
                class_name="kern-link",
            ),
            class_name="ep-actions",
        ),
        role="status",
    )


def _make() -> rx.Component:
    return section(
        t("feeds-new"),
        form(
            rx.cond(
                State.children_of_mine.length() > 0,
                select_field(
                    t("feeds-for"),
                    CHILD,
                    rx.fragment(
                        rx.el.option(t("feeds-all"), value="0"),
                        rx.foreach(State.children_of_mine, _child),
                    ),
                ),
            ),
            button(t("feeds-create"), type="submit"),
            on_submit=State.create,
        ),
    )


def _child(child: ObjectVar[ChildView]) -> rx.Component:
    return rx.el.option(
        f"{child.name} ({child.class_name})", value=child.id.to_string(), key=child.id.to_string()
    )


def _in_use() -> rx.Component:
    return section(
        t("feeds-in-use"),
        rx.cond(
            State.feeds.length() > 0,
            rx.el.ul(rx.foreach(State.feeds, _feed), class_name="ep-list"),
            rx.el.p(t("feeds-none"), class_name="ep-muted"),
        ),
    )


def _feed(line: ObjectVar[FeedLine]) -> rx.Component:
    return rx.el.li(
        rx.el.span(line.about, " ", rx.el.span(line.used, class_name="ep-muted")),
        " ",
        button(
            t("feeds-revoke"),
            kind="secondary",
            on_click=State.revoke(line.id),
            aria_label=f"{t('feeds-revoke')}: {line.about}",
        ),
        key=line.id.to_string(),
    )


PAGE = Page(routes.CALENDAR_FEEDS, view, "feeds-title", State.load)
