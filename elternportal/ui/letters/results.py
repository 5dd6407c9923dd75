"""Parts of the page about a letter's results: bars, the children's rows, print run and ledger."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.letters import PupilStatus
from elternportal.i18n import current_language, t
from elternportal.state.letters.results import LetterResultsPageState as State
from elternportal.state.letters.results_views import (
    LedgerLine,
    ResultBarLine,
    ResultChildLine,
    ResultChoiceLine,
    ResultHeadLine,
)
from elternportal.ui.components import (
    Tone,
    badge,
    button,
    checkbox_field,
    empty_state,
    file_link,
    form,
    select_field,
    table_of,
    table_row,
    text_field,
)
from elternportal.ui.letters.recording import record_one

HEAD = cast("ObjectVar[ResultHeadLine]", State.head)
# As for letters with PINs: a download that a page asked for would end its connection.
OWN_TAB = "_blank"

_TONES: dict[PupilStatus, Tone] = {
    PupilStatus.DONE: "success",
    PupilStatus.PAPER: "success",
    PupilStatus.PRINTED: "warning",
    PupilStatus.READ: "info",
    PupilStatus.UNREACHABLE: "danger",
    PupilStatus.OPEN: "warning",
}


def bar_row(bar: ObjectVar[ResultBarLine]) -> rx.Component:
    """A class with its bar; the numbers beside it say the same in words."""
    numbers = [bar.done, bar.paper, bar.printed, bar.read, bar.unreachable, bar.open]
    parts = [
        rx.el.span(
            custom_attrs={"style": {"flexGrow": number}},
            class_name=f"ep-bar-part ep-bar-{status}",
        )
        for status, number in zip(PupilStatus, numbers, strict=True)
    ]
    return table_row(
        rx.el.strong(bar.name),
        rx.el.div(*parts, aria_hidden="true", class_name="ep-bar-line"),
        *numbers,
        bar.total,
        key=bar.class_id,
    )


def child_row(child: ObjectVar[ResultChildLine]) -> rx.Component:
    """One child with its answer, and a letter on paper for it."""
    return table_row(
        child.name,
        _status(child),
        rx.fragment(
            rx.cond(child.is_late, badge(t("letter-results-late"), tone="warning")),
            " ",
            child.answer,
            rx.cond(
                child.file_href != "",
                file_link(child.file_name, href=child.file_href, class_name="kern-link"),
            ),
        ),
        child.printed,
        rx.cond(
            HEAD.is_whole,
            rx.el.div(record_one(child), _print_one(child), class_name="ep-actions"),
        ),
        key=child.pupil_id.to_string(),
    )


def print_run_form() -> rx.Component:
    """Print for all children out of reach, or for those of one class."""
    return rx.fragment(
        rx.el.p(t("letter-results-print-hint"), class_name="ep-muted"),
        rx.cond(HEAD.print_corrected != "", _print_corrected()),
        form(
            _language(),
            select_field(
                t("letter-results-class"),
                "class_id",
                rx.fragment(
                    rx.el.option(t("letter-results-all"), value=""),
                    rx.foreach(State.classes, _choice),
                ),
                required=False,
            ),
            checkbox_field(t("letter-results-print-again"), "again"),
            button(t("letter-results-print-go"), kind="secondary", type="submit", icon="printer"),
            action=HEAD.print_href,
        ),
    )


def _print_corrected() -> rx.Component:
    """For families who have only a version on paper that is no longer valid."""
    return form(
        _language(),
        rx.el.input(type="hidden", name="corrected", value="on"),
        button(HEAD.print_corrected, type="submit", icon="printer"),
        action=HEAD.print_href,
        target=OWN_TAB,
    )


def ledger_part() -> rx.Component:
    """Was it delivered? One line per guardian, found by name."""
    return rx.fragment(
        form(
            rx.el.div(
                text_field(
                    t("letter-results-search"),
                    "name",
                    type="search",
                    required=False,
                    max_length=100,
                ),
                button(t("letter-results-search-go"), kind="secondary", type="submit"),
                class_name="ep-row",
            ),
            on_submit=State.search,
        ),
        rx.cond(
            State.ledger_found > State.ledger.length(),
            rx.el.p(t("letter-results-more"), " ", State.ledger_found, class_name="ep-muted"),
        ),
        table_of(
            State.ledger,
            _ledger_row,
            [
                t(f"letter-results-head-{name}")
                for name in ("guardian", "mail", "opened", "children")
            ],
            caption=t("letter-results-ledger"),
            empty=empty_state(t("letter-results-nobody"), "users"),
        ),
    )


def _ledger_row(row: ObjectVar[LedgerLine]) -> rx.Component:
    return table_row(
        rx.fragment(
            row.name, rx.cond(row.email != "", rx.el.div(row.email, class_name="ep-muted"))
        ),
        rx.fragment(
            row.mail, rx.cond(row.reason != "", rx.el.div(row.reason, class_name="ep-muted"))
        ),
        row.opened,
        rx.el.ul(rx.foreach(row.children, lambda child: rx.el.li(child, key=child))),
        key=row.key,
    )


def _status(child: ObjectVar[ResultChildLine]) -> rx.Component:
    return rx.match(
        child.status,
        *((one.value, badge(child.status_word, tone=_TONES[one])) for one in PupilStatus),
        rx.fragment(),
    )


def _print_one(child: ObjectVar[ResultChildLine]) -> rx.Component:
    word = t("letter-results-print-one")
    return form(
        _language(),
        rx.el.input(type="hidden", name="pupil_id", value=child.pupil_id.to_string()),
        button(word, kind="quiet", type="submit", aria_label=word + ": " + child.name),
        class_name="ep-form-inline",
        action=HEAD.print_href,
        target=OWN_TAB,
    )


def _language() -> rx.Component:
    return rx.el.input(type="hidden", name="language", value=current_language())


def _choice(choice: ObjectVar[ResultChoiceLine]) -> rx.Component:
    return rx.el.option(choice.text, value=choice.value, key=choice.value)
