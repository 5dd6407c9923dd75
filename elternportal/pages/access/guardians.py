"""Children and their guardians for office and head, and how many of a class have none yet."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.access.guardians import GuardianLine, RegisteredChildLine
from elternportal.state.access.guardians import OfficeGuardiansPageState as State
from elternportal.ui.access.accounts import account_tabs
from elternportal.ui.components import (
    badge,
    empty_state,
    link_button,
    skeleton,
    table_of,
    table_row,
)
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links, list_search, pager_links, sortable_heads
from elternportal.ui.place import link_to


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(account_tabs(routes.OFFICE_GUARDIANS), _list()),
            skeleton(8),
        ),
        title=t("guardians-title"),
        group="office",
    )


def _list() -> rx.Component:
    return rx.fragment(
        choice_links(t("guardians-filter"), State.shown),
        _classes(),
        list_search(t("guardians-search"), State.words, State.search, State.without_words),
        table_of(
            State.rows,
            _row,
            sortable_heads(State.heads),
            caption=t("guardians-title"),
            empty=empty_state(t("guardians-empty"), "users"),
            class_name="ep-table-cards",
        ),
        pager_links(State.pages),
        actions(
            link_button(t("guardians-to-pins"), link_to(routes.OFFICE_PINS), kind="secondary"),
            link_button(t("child-new"), link_to(routes.OFFICE_CHILD), kind="secondary"),
        ),
    )


def _classes() -> rx.Component:
    """Folded: a school has thirty, and a phone shows four."""
    return rx.el.details(
        rx.el.summary(State.class_told, class_name="ep-fold-title"),
        rx.el.div(
            rx.el.p(t("guardians-classes-about"), class_name="ep-muted"),
            choice_links(t("guardians-classes"), State.classes),
            class_name="ep-form",
        ),
        class_name="ep-fold",
    )


def _row(line: ObjectVar[RegisteredChildLine]) -> rx.Component:
    return table_row(
        line.class_name,
        link_button(line.name, line.href, kind="quiet"),
        rx.cond(
            line.guardians.length() > 0,
            rx.el.ul(rx.foreach(line.guardians, _guardian), class_name="ep-list"),
            rx.el.span(t("guardians-none"), class_name="ep-muted"),
        ),
        key=line.key,
    )


def _guardian(line: ObjectVar[GuardianLine]) -> rx.Component:
    return rx.el.li(
        link_button(line.name, line.href, kind="quiet"),
        rx.cond(line.is_locked, badge(t("accounts-state-locked"), tone="warning")),
        rx.cond(line.email != "", rx.el.div(line.email, class_name="ep-muted")),
        rx.el.div(line.told, class_name="ep-muted"),
        key=line.key,
    )


PAGE = Page(routes.OFFICE_GUARDIANS, view, "guardians-title", State.load)
