"""What came back to a letter: bars per class, each child, the ledger, reminder and print run."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.letters import PupilStatus
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.base import PortalState
from elternportal.state.letters.results import LetterResultsPageState as State
from elternportal.state.letters.results_views import (
    ResultChoiceLine,
    ResultHeadLine,
    ResultOptionLine,
)
from elternportal.ui.components import (
    Tab,
    button,
    confirm,
    data_table,
    empty_state,
    file_button,
    link_button,
    section,
    select_field,
    skeleton,
    table_of,
    tabs,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.letters.recording import recording_desk
from elternportal.ui.letters.results import bar_row, child_row, ledger_part, print_run_form
from elternportal.ui.place import back_link, link_to, tab_title
from elternportal.ui.prose import by_school

HEAD = cast("ObjectVar[ResultHeadLine]", State.head)


def view() -> rx.Component:
    return page_frame(
        tab_title(HEAD.title),
        rx.cond(
            State.is_loaded,
            rx.cond(State.letter_id > 0, _letter(), empty_state(t("error-not-found"), "mail-x")),
            skeleton(6),
        ),
        title=t("letter-results-title"),
        group="news",
        back=back_link(routes.OFFICE_LETTERS, t("office-letter-all")),
    )


def _letter() -> rx.Component:
    return rx.fragment(
        _head(),
        rx.cond(
            HEAD.is_whole,
            tabs(
                t("letter-results-views"),
                [
                    Tab(
                        t("letter-results-answers"),
                        ~State.shows_ledger,
                        on_click=State.show_ledger(False),
                    ),
                    Tab(
                        t("letter-results-ledger"),
                        State.shows_ledger,
                        on_click=State.show_ledger(True),
                    ),
                ],
            ),
        ),
        rx.cond(State.shows_ledger, ledger_part(), _results()),
    )


def _head() -> rx.Component:
    return rx.el.div(
        rx.el.h2(by_school(HEAD.title), class_name="kern-heading-medium"),
        rx.foreach(HEAD.facts, lambda fact: rx.el.p(fact, key=fact)),
        rx.cond(HEAD.mails != "", rx.el.p(HEAD.mails, class_name="ep-muted")),
        rx.cond(HEAD.is_sending, _look_again()),
        rx.cond(HEAD.send_again != "", _send_again()),
        rx.cond(
            State.asks_remind != "",
            confirm(
                State.asks_remind,
                State.remind,
                State.ask_remind(False),
                yes=t("letter-results-remind-yes"),
                danger=False,
            ),
        ),
        rx.el.div(
            rx.cond(
                HEAD.is_whole & (State.asks_remind == ""),
                button(t("letter-results-remind"), icon="bell", on_click=State.ask_remind(True)),
            ),
            file_button(t("letter-results-csv"), HEAD.csv, icon="download"),
            rx.cond(
                PortalState.is_administration,
                link_button(
                    t("letter-results-slips"), link_to(routes.OFFICE_SLIPS), kind="secondary"
                ),
            ),
            class_name="ep-actions",
        ),
        class_name="ep-stack",
    )


def _send_again() -> rx.Component:
    """For the office, after a fault of the mail server: once more to whom no mail came."""
    return rx.cond(
        State.asks_again,
        confirm(
            HEAD.send_again,
            State.send_again,
            State.ask_again(False),
            yes=t("letter-results-again-yes"),
            danger=False,
        ),
        button(
            t("letter-results-again"),
            kind="secondary",
            icon="mail",
            on_click=State.ask_again(True),
        ),
    )


def _look_again() -> rx.Component:
    """While mails go out, results.js presses it: a refresh for each of them would be too many."""
    return rx.el.button(type="button", id="letter-look-again", hidden=True, on_click=State.refresh)


def _results() -> rx.Component:
    words = [t(f"letter-results-status-{status}") for status in PupilStatus]
    heads = [t("letter-results-class"), t("letter-results-bar"), *words, t("letter-results-sum")]
    return rx.fragment(
        section(
            t("letter-results-by-class"),
            data_table(
                heads, rx.foreach(State.bars, bar_row), caption=t("letter-results-by-class")
            ),
        ),
        rx.cond(
            State.options.length() > 0,
            section(
                t("letter-results-options"),
                rx.el.ul(rx.foreach(State.options, _option), class_name="ep-list"),
            ),
        ),
        rx.cond(HEAD.is_whole, section(t("letter-results-print"), print_run_form())),
        _children(),
    )


def _option(option: ObjectVar[ResultOptionLine]) -> rx.Component:
    return rx.el.li(by_school(option.text), rx.el.strong(option.chosen), key=option.text)


def _children() -> rx.Component:
    heads = ("child", "status", "answer", "printed", "paper")
    return section(
        t("letter-results-children"),
        rx.el.div(
            select_field(
                t("letter-results-class"),
                "class",
                rx.fragment(
                    rx.el.option(t("letter-results-all"), value=""),
                    rx.foreach(State.classes, _class),
                ),
                value=State.class_id,
                on_change=State.show_class,
            ),
            select_field(
                t("letter-results-status"),
                "status",
                [
                    ("", t("letter-results-all")),
                    *((each.value, t(f"letter-results-status-{each}")) for each in PupilStatus),
                ],
                value=State.status,
                on_change=State.show_status,
            ),
            class_name="ep-row",
        ),
        rx.cond(
            State.children_found > State.children_shown.length(),
            rx.el.p(t("letter-results-more"), " ", State.children_found, class_name="ep-muted"),
        ),
        recording_desk(),
        table_of(
            State.children_shown,
            child_row,
            [t(f"letter-results-head-{name}") for name in heads],
            caption=t("letter-results-children"),
            empty=empty_state(t("letter-results-nobody"), "users"),
        ),
    )


def _class(choice: ObjectVar[ResultChoiceLine]) -> rx.Component:
    return rx.el.option(choice.text, value=choice.value, key=choice.value)


PAGE = Page(routes.OFFICE_LETTER_RESULTS, view, "letter-results-title", State.load)
