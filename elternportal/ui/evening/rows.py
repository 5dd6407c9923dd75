"""The booking grid on the phone: one row per teacher that opens to its times, and a search.

Searching is done by ``assets/evening.js``, without asking the server.
"""

from typing import Any, cast

import reflex as rx

from elternportal.i18n import t
from elternportal.reflex_internals import var_data_of
from elternportal.state.evening.family import EveningPageState as State
from elternportal.state.evening.family_views import ColumnLine
from elternportal.ui.components import badge
from elternportal.ui.evening.grid import invitation, own_line, slot_button
from elternportal.ui.live import live_column

ROWS_WITHOUT_SEARCH = 5


def phone_rows() -> rx.Component:
    """Who asks a family to come and its class teachers stand first."""
    return rx.el.div(
        rx.el.ul(rx.foreach(State.columns, _row), class_name="ep-teacher-rows"),
        rx.el.p(t("evening-no-hit"), id="evening-no-hit", hidden=True, class_name="ep-muted"),
        class_name="ep-only-phone ep-stack",
    )


def teacher_search() -> rx.Component:
    """Hides the rows that do not fit what is typed."""
    return rx.el.input(
        type="search",
        id="evening-search",
        aria_label=t("evening-search"),
        placeholder=t("evening-search-hint"),
        auto_complete="off",
        class_name="kern-form-input__input",
    )


def _row(column: rx.Var[ColumnLine]) -> rx.Component:
    return rx.el.li(
        rx.el.details(
            rx.el.summary(_who(column), _state(column), class_name="ep-teacher-summary"),
            rx.el.div(_opened(column), class_name="ep-teacher-times"),
            class_name="ep-teacher-row",
        ),
        key=column.key,
    )


def _who(column: rx.Var[ColumnLine]) -> rx.Component:
    is_one_of_several = State.children.length() > 0
    return rx.el.span(
        rx.el.span(column.teacher, class_name="ep-teacher-name"),
        rx.el.span(
            rx.cond(column.is_class_teacher, t("evening-class-teacher") + " · ", ""),
            column.subjects,
            rx.cond(is_one_of_several, " · " + column.child, ""),
            class_name="ep-teacher-subjects",
        ),
        rx.cond(
            column.invitation == "needed",
            badge(t("evening-invited"), tone="warning"),
        ),
        class_name="ep-teacher-who",
    )


def _state(column: rx.Var[ColumnLine]) -> rx.Component:
    """The own time, or the next one that is free."""
    free = next_free(column)
    return rx.el.span(
        rx.cond(
            State.own.contains(column.key),
            rx.el.strong("✓ " + State.own[column.key].time, class_name="ep-row-mine"),
            rx.cond(
                column.is_absent,
                t("evening-absent"),
                rx.cond(
                    free != "",
                    rx.el.span(t("evening-next-free") + " ", rx.el.strong(free)),
                    t("evening-row-none"),
                ),
            ),
        ),
        class_name="ep-row-state",
    )


def next_free(column: rx.Var[ColumnLine]) -> rx.Var[str]:
    """The first time of this teacher that the family could take, as the browser knows it now."""
    letters = live_column(column.topic)
    times, near = cast("rx.Var[Any]", State.times), cast("rx.Var[Any]", State.near)
    is_free = f"({letters!s})[row] === 'f' && !({near!s}).includes(time)"
    return rx.Var(
        _js_expr=f"(({times!s}).find((time, row) => {is_free}) ?? '')",
        _var_type=str,
        _var_data=var_data_of(letters, times, near),
    ).to(str)


def _opened(column: rx.Var[ColumnLine]) -> rx.Component:
    return rx.fragment(
        rx.cond(
            column.room != "",
            rx.el.p(column.room, class_name="ep-teacher-subjects"),
        ),
        invitation(column),
        rx.cond(State.own.contains(column.key), own_line(column)),
        rx.cond(
            column.is_absent,
            rx.el.p(t("evening-absent"), class_name="kern-body"),
            _times(column),
        ),
    )


def _times(column: rx.Var[ColumnLine]) -> rx.Component:
    """The next free times, and on request all; assets/evening.js chooses them."""
    return rx.fragment(
        rx.el.div(
            rx.foreach(
                State.times,
                lambda _, row: slot_button(column, row, shows_time=True),
            ),
            rx.el.p(t("evening-none-free"), class_name="ep-none-free"),
            class_name="ep-chip-row ep-times-offered",
        ),
        rx.el.button(
            t("evening-all-times"),
            type="button",
            aria_expanded="false",
            aria_label=t("evening-all-times") + ": " + column.teacher,
            class_name="ep-quiet-button ep-all-times",
        ),
    )
