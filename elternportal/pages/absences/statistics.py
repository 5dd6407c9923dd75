"""Fehlzeiten: what the children of a class have missed in this school year."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.absences import STATISTICS
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.absences.statistics import MissedLine
from elternportal.state.absences.statistics import StatisticsPageState as State
from elternportal.ui.components import (
    empty_state,
    file_button,
    file_link,
    skeleton,
    table_of,
    table_row,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(
                State.classes.length() > 0,
                _class(),
                empty_state(t("missed-no-class"), "users"),
            ),
            skeleton(8),
        ),
        title=t("missed-title"),
        group="reports",
    )


def _class() -> rx.Component:
    return rx.fragment(
        rx.cond(
            State.classes.length() > 1, choice_links(t("office-absences-classes"), State.classes)
        ),
        table_of(
            State.rows,
            _row,
            [t(f"missed-head-{name}") for name in ("name", "time", "unexcused", "hint", "paper")],
            caption=t("missed-title"),
            empty=empty_state(t("missed-no-children"), "users"),
            class_name="ep-table-cards",
        ),
        rx.el.div(file_button(t("office-absences-table"), State.table), class_name="ep-actions"),
    )


def _row(line: ObjectVar[MissedLine]) -> rx.Component:
    return table_row(
        line.name,
        line.time,
        line.unexcused,
        line.hint,
        file_link(
            t("missed-paper"),
            href=line.paper,
            aria_label=t("missed-paper") + ": " + line.name.to(str),
            class_name="kern-link",
        ),
        key=line.id.to_string(),
    )


PAGE = Page(STATISTICS, view, "missed-title", State.load)
