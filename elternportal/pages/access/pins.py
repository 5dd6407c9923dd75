"""PINs for the office: who has no access yet, letters for all of them or for one child."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.access.pins import EVERYBODY, ONLY_MISSING, PinLine
from elternportal.state.access.pins import PinsPageState as State
from elternportal.ui.components import (
    badge,
    button,
    empty_state,
    form,
    section,
    select_field,
    skeleton,
    table_of,
    table_row,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links, list_search, pager_links, sortable_heads

# A download that this page itself asked for would end its connection: the browser first takes it
# for a page that replaces this one.
OWN_TAB = "_blank"


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, rx.fragment(_issue(), _children()), skeleton(6)),
        title=t("pins-title"),
        group="office",
    )


def _issue() -> rx.Component:
    return section(
        t("pins-issue"),
        rx.el.p(
            State.without_guardian,
            " ",
            t("pins-of"),
            " ",
            State.children_in_all,
            " ",
            t("pins-without-guardian"),
        ),
        rx.el.p(t("pins-issue-hint"), class_name="ep-muted"),
        rx.cond(
            State.letters.children != "",
            _question(),
            button(
                rx.cond(
                    State.class_id > 0,
                    t("pins-issue-class"),
                    t("pins-issue-all"),
                ),
                icon="printer",
                on_click=State.ask_letters,
            ),
        ),
    )


def _question() -> rx.Component:
    """Who has a letter in the post keeps its PIN, unless somebody chooses otherwise."""
    return form(
        rx.el.p(State.letters.children, class_name="kern-body kern-body--bold"),
        rx.cond(State.letters.in_post != "", rx.el.p(State.letters.in_post)),
        select_field(
            t("pins-ask-who"),
            "who",
            rx.fragment(
                rx.el.option(State.letters.only_missing, value=ONLY_MISSING),
                rx.el.option(State.letters.everybody, value=EVERYBODY),
            ),
            value=ONLY_MISSING,
        ),
        select_field(
            t("pins-copies"),
            "copies",
            [("1", t("pins-copies-1")), ("2", t("pins-copies-2"))],
            value="1",
        ),
        rx.el.div(
            button(t("pins-ask-print"), type="submit", icon="printer"),
            button(t("pins-ask-not"), kind="secondary", on_click=State.ask_no_letters),
            class_name="ep-actions",
        ),
        on_submit=State.start_letters,
        role="group",
        aria_label=t("pins-issue"),
        class_name="ep-form ep-confirm",
    )


def _children() -> rx.Component:
    return section(
        t("pins-children"),
        choice_links(t("guardians-filter"), State.shown),
        _classes(),
        list_search(t("pins-search"), State.words, State.search, State.without_words),
        table_of(
            State.lines,
            _row,
            sortable_heads(State.heads),
            caption=t("pins-children"),
            empty=empty_state(t("pins-empty"), "users"),
            class_name="ep-table-cards",
        ),
        pager_links(State.pages),
    )


def _classes() -> rx.Component:
    """Folded: a school has thirty, and a phone shows four."""
    return rx.el.details(
        rx.el.summary(State.class_told, class_name="ep-fold-title"),
        choice_links(t("guardians-classes"), State.classes),
        class_name="ep-fold",
    )


def _row(line: ObjectVar[PinLine]) -> rx.Component:
    """The letters stand beside the name, where a phone shows them."""
    return table_row(
        line.class_name,
        line.name,
        rx.el.div(
            _one_letter(line, t("pins-new"), keeps_unused="0"),
            _one_letter(line, t("pins-second"), keeps_unused="1"),
            class_name="ep-actions",
        ),
        line.guardians,
        rx.cond(line.is_killed, badge(line.outcome, tone="danger"), line.outcome),
        key=line.pupil_id.to_string(),
    )


def _one_letter(line: ObjectVar[PinLine], text: str, *, keeps_unused: str) -> rx.Component:
    return form(
        *_hidden(),
        rx.el.input(type="hidden", name="pupil_id", value=line.pupil_id.to_string()),
        rx.el.input(type="hidden", name="keeps_unused", value=keeps_unused),
        button(text, kind="secondary", type="submit", aria_label=text + ": " + line.name),
        class_name="ep-form-inline",
        action=routes.PIN_LETTERS,
        target=OWN_TAB,
    )


def _hidden() -> list[rx.Component]:
    return [rx.el.input(type="hidden", name="language", value=current_language())]


PAGE = Page(routes.OFFICE_PINS, view, "pins-title", State.load)
