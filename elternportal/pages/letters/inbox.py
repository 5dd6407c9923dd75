"""Elternbriefe: all letters over all children, what is due first."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.letters.inbox import LettersPageState as State
from elternportal.state.letters.inbox_views import LONGEST_SEARCH, WORDS
from elternportal.state.listing import ChoiceLine
from elternportal.ui.components import button, empty_state, form, skeleton, text_field
from elternportal.ui.layout import page_frame
from elternportal.ui.news import news_row


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                _choices(t("letters-shown"), State.shown),
                _choices(t("letters-child"), State.children),
                _search(),
                rx.cond(
                    State.rows.length() > 0,
                    rx.el.ul(rx.foreach(State.rows, news_row), class_name="ep-letters"),
                    empty_state(State.empty, "mail-open"),
                ),
                _choices(t("letters-year"), State.years, is_named=True),
            ),
            skeleton(8),
        ),
        title=t("menu-letters"),
    )


def _choices(
    label: str, choices: ArrayVar[list[ChoiceLine]], *, is_named: bool = False
) -> rx.Component:
    """Links of which one is current; ``is_named`` shows the label as well."""
    return rx.cond(
        choices.length() > 0,
        rx.el.nav(
            rx.el.span(label, class_name="ep-muted") if is_named else rx.fragment(),
            rx.foreach(choices, _choice),
            aria_label=label,
            class_name="ep-child-chips",
        ),
    )


def _choice(choice: ObjectVar[ChoiceLine]) -> rx.Component:
    return rx.el.a(
        choice.label,
        href=choice.href,
        aria_current=rx.cond(choice.is_current, "page", "false"),
        key=choice.key,
        class_name="ep-child-chip",
    )


def _search() -> rx.Component:
    return form(
        text_field(
            t("letters-search"),
            WORDS,
            type="search",
            value=State.words,
            required=True,
            max_length=LONGEST_SEARCH,
        ),
        button(t("letters-search-action"), kind="secondary", icon="search", type="submit"),
        rx.cond(
            State.words != "",
            rx.el.a(t("letters-search-end"), href=State.without_words),
        ),
        on_submit=State.search,
        key=State.words,
        role="search",
        class_name="ep-letter-search",
    )


PAGE = Page(routes.LETTERS, view, "menu-letters", State.load)
