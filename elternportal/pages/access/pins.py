"""PINs for the office: who has no access yet, letters for all of them or for one child."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.services.access.pin_overview import ClassChoiceRow
from elternportal.state.access.pins import EVERYBODY, ONLY_MISSING, WITHOUT_GUARDIAN, PinLine
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
    text_field,
)
from elternportal.ui.layout import page_frame

# A download that this page itself asked for would end its connection: the browser first takes it
# for a page that replaces this one.
OWN_TAB = "_blank"
SEARCH_AFTER_MS = 300


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
                    State.shown == WITHOUT_GUARDIAN,
                    t("pins-issue-all"),
                    t("pins-issue-class"),
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
        rx.el.div(
            select_field(
                t("pins-show"),
                "shown",
                rx.fragment(
                    rx.el.option(t("pins-show-without-guardian"), value=WITHOUT_GUARDIAN),
                    rx.foreach(State.classes, _class),
                ),
                value=State.shown,
                on_change=State.show,
            ),
            text_field(
                t("pins-search"),
                "",
                type="search",
                field_id="feld-pin-suche",
                max_length=100,
                on_change=State.search.debounce(SEARCH_AFTER_MS),
            ),
            class_name="ep-row",
        ),
        table_of(
            State.lines,
            _row,
            [t(f"pins-head-{name}") for name in ("child", "new", "guardians", "pin")],
            caption=t("pins-children"),
            empty=empty_state(t("pins-empty"), "users"),
        ),
        _pages(),
    )


def _pages() -> rx.Component:
    """Where in the list one is, and the pages before and after."""
    number = State.number
    return rx.el.nav(
        rx.el.p(State.told, role="status", class_name="ep-muted"),
        rx.el.div(
            rx.cond(number > 1, _page_button("listing-before", number - 1)),
            rx.cond(number < State.pages, _page_button("listing-after", number + 1)),
            class_name="ep-actions",
        ),
        aria_label=t("listing-pages"),
    )


def _page_button(key: str, number: rx.Var[int]) -> rx.Component:
    return button(t(key), kind="secondary", on_click=State.turn(number))


def _class(choice: ObjectVar[ClassChoiceRow]) -> rx.Component:
    return rx.el.option(choice.name, value=choice.id.to_string())


def _row(line: ObjectVar[PinLine]) -> rx.Component:
    """The letters stand beside the name, where a phone shows them."""
    return table_row(
        rx.fragment(line.name, rx.el.div(line.class_name, class_name="ep-muted")),
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
