"""Termine: what comes, what was, a month, or one date."""

import reflex as rx
from reflex.vars import ArrayVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.dates.dates import DatesPageState as State
from elternportal.state.listing import ChoiceLine
from elternportal.ui.components import empty_state, link_button
from elternportal.ui.dates.entry import date_entry
from elternportal.ui.dates.month import month_table
from elternportal.ui.editing import actions
from elternportal.ui.listing import choice_links, list_search, pager_links
from elternportal.ui.place import link_to
from elternportal.ui.reading import reading_page


def view() -> rx.Component:
    return reading_page(
        State,
        rx.cond(State.is_one, _one(), _all()),
        title=t("dates-title"),
        manage=t("dates-manage"),
        office=routes.OFFICE_DATES,
    )


def _one() -> rx.Component:
    return rx.fragment(
        _entries(),
        actions(
            link_button(
                t("dates-to-all"), link_to(routes.DATES), kind="secondary", icon="arrow-left"
            )
        ),
    )


def _all() -> rx.Component:
    return rx.fragment(
        choice_links(t("dates-shown"), State.shown),
        _if_any(t("dates-child"), State.children_choices),
        rx.el.details(
            rx.el.summary(t("dates-filter"), class_name="ep-fold-title"),
            choice_links(t("dates-category"), State.categories),
            list_search(t("dates-search"), State.words, State.search, State.without_words),
            open=State.category_chosen | (State.words != ""),
        ),
        rx.cond(State.month != "", _month()),
        _entries(),
        rx.cond(State.month == "", pager_links(State.pages)),
        rx.el.p(
            rx.el.a(
                t("dates-subscribe"), href=link_to(routes.CALENDAR_FEEDS), class_name="kern-link"
            )
        ),
    )


def _month() -> rx.Component:
    return rx.fragment(
        rx.el.h2(State.month, class_name="kern-heading-medium ep-month"),
        actions(
            link_button(
                t("dates-month-before"), State.month_before, kind="secondary", icon="arrow-left"
            ),
            link_button(
                t("dates-month-after"), State.month_after, kind="secondary", icon="arrow-right"
            ),
        ),
        month_table(State.weeks, State.month),
    )


def _entries() -> rx.Component:
    return rx.cond(
        State.lines.length() > 0,
        rx.el.div(rx.foreach(State.lines, date_entry), class_name="ep-notices"),
        empty_state(State.empty, "calendar"),
    )


def _if_any(label: str, choices: ArrayVar[list[ChoiceLine]]) -> rx.Component:
    return rx.cond(choices.length() > 0, choice_links(label, choices))


PAGE = Page(routes.DATES, view, "dates-title", State.load)
