"""All letters for those who write them."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.letters import LetterState
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.base import PortalState
from elternportal.state.letters.office_letter_views import OfficeLetterLine, YearLine
from elternportal.state.letters.office_list import OfficeLettersPageState as State
from elternportal.ui.components import (
    Tab,
    data_table,
    empty_state,
    link_button,
    select_field,
    skeleton,
    table_row,
    tabs,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to
from elternportal.ui.prose import by_school

PUBLISHED = LetterState.PUBLISHED.value


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(
                State.may_write, _letters(), empty_state(t("office-letters-may-not"), "mail-x")
            ),
            skeleton(6),
        ),
        title=t("office-letters-title"),
        group="news",
    )


def _letters() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            link_button(t("office-letters-new"), link_to(routes.OFFICE_LETTER), icon="pen-line"),
            rx.cond(
                PortalState.is_administration,
                link_button(
                    t("office-letters-groups"), link_to(routes.OFFICE_GROUPS), kind="secondary"
                ),
            ),
            class_name="ep-actions",
        ),
        tabs(
            t("office-letters-filter"),
            [
                _tab(State.published_tab, LetterState.PUBLISHED),
                _tab(State.scheduled_tab, LetterState.SCHEDULED),
                _tab(State.drafts_tab, LetterState.DRAFT),
                _tab(State.withdrawn_tab, LetterState.WITHDRAWN),
            ],
        ),
        rx.cond((State.shown == PUBLISHED) & (State.years.length() > 1), _year()),
        rx.cond(
            State.lines.length() > 0,
            _table(),
            empty_state(
                rx.match(
                    State.shown,
                    (LetterState.DRAFT.value, t("office-letters-empty-draft")),
                    (LetterState.SCHEDULED.value, t("office-letters-empty-scheduled")),
                    (LetterState.WITHDRAWN.value, t("office-letters-empty-withdrawn")),
                    t("office-letters-empty-published"),
                ),
                "mail-open",
            ),
        ),
    )


def _tab(text: rx.Var[str], state: LetterState) -> Tab:
    return Tab(text, State.shown == state.value, on_click=State.show(state.value))


def _year() -> rx.Component:
    return select_field(
        t("office-letters-year"),
        "schuljahr",
        rx.foreach(State.years, _year_option),
        value=State.year,
        on_change=State.show_year,
    )


def _year_option(year: ObjectVar[YearLine]) -> rx.Component:
    return rx.el.option(year.text, value=year.value, key=year.value)


def _table() -> rx.Component:
    heads = ("number", "title", "answered", "deadline", "when", "author")
    return data_table(
        [t(f"office-letters-head-{name}") for name in heads],
        rx.foreach(State.lines, _row),
        caption=t("office-letters-title"),
    )


def _row(line: ObjectVar[OfficeLetterLine]) -> rx.Component:
    return table_row(
        line.number,
        rx.el.a(by_school(line.title), href=line.href, class_name="kern-link ep-letter-cell"),
        rx.cond(State.shown == PUBLISHED, _results(line)),
        line.deadline,
        line.when,
        line.author,
        key=line.letter_id.to_string(),
    )


def _results(line: ObjectVar[OfficeLetterLine]) -> rx.Component:
    return rx.el.a(
        rx.cond(line.answered != "", line.answered, t("office-letters-results")),
        href=line.results,
        aria_label=f"{t('office-letters-results')}: {line.title} {line.answered}",
        class_name="kern-link",
    )


PAGE = Page(routes.OFFICE_LETTERS, view, "office-letters-title", State.load)
