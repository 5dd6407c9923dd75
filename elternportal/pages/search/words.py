"""The full-text search over all that a person may see."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.search.words import QUERY_CHARS, HitLine, PieceLine
from elternportal.state.search.words import SearchPageState as State
from elternportal.ui.components import badge, button, chip, empty_state, form, skeleton, text_field
from elternportal.ui.layout import page_frame
from elternportal.ui.prose import language_of


def view() -> rx.Component:
    return page_frame(
        form(
            text_field(
                t("search-words"),
                "words",
                type="search",
                value=State.words,
                hint=t("search-hint"),
                max_length=QUERY_CHARS,
                key=State.words,
            ),
            button(t("search-go"), type="submit", icon="search"),
            on_submit=State.look,
            role="search",
        ),
        rx.cond(
            State.is_loaded,
            rx.cond(State.words != "", _hits(), rx.fragment()),
            skeleton(4),
        ),
        title=t("search-title"),
        group="news",
    )


def _hits() -> rx.Component:
    return rx.cond(
        State.hits.length() > 0,
        rx.fragment(
            rx.el.p(State.count, role="status", class_name="ep-muted"),
            rx.el.ul(rx.foreach(State.hits, _hit), class_name="ep-hits"),
        ),
        empty_state(t("search-nothing"), "search-x"),
    )


def _hit(hit: ObjectVar[HitLine]) -> rx.Component:
    return rx.el.li(
        rx.el.h2(
            rx.el.a(_pieces(hit.title), href=hit.href, lang=language_of(hit.is_by_school)),
            class_name="kern-title",
        ),
        rx.cond(
            hit.excerpt.length() > 0,
            rx.el.p(_pieces(hit.excerpt), lang=language_of(hit.is_by_school)),
        ),
        chip(hit.kind),
        rx.cond(hit.is_over, badge(t("search-over"), tone="warning")),
        key=hit.key,
        class_name="ep-card ep-hit",
    )


def _pieces(pieces: ArrayVar[list[PieceLine]]) -> rx.Component:
    return rx.foreach(
        pieces, lambda piece: rx.cond(piece.is_marked, rx.el.mark(piece.text), piece.text)
    )


PAGE = Page(routes.SEARCH, view, "search-title", State.load)
