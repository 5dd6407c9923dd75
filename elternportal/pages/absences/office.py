"""The office's morning: all who are away on a day, and what is told by phone."""

from typing import Any

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.absences import KINDS_OF_OFFICE, OFFICE_ABSENCES
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.absences.office import ChildFoundLine, MorningLine
from elternportal.state.absences.office import OfficeAbsencesPageState as State
from elternportal.ui.absences.days import absence_fields
from elternportal.ui.components import (
    badge,
    button,
    cancel_button,
    confirm,
    empty_state,
    file_button,
    form,
    link_button,
    section,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, rx.fragment(_day(), _rows(), _phone()), skeleton(8)),
        title=t("office-absences-title"),
        group="reports",
    )


def _day() -> rx.Component:
    return rx.fragment(
        rx.el.p(State.day, class_name="ep-strong"),
        rx.el.p(State.told, aria_live="polite"),
        rx.el.div(
            link_button(t("office-absences-before"), State.before, kind="quiet"),
            link_button(t("office-absences-after"), State.after, kind="quiet"),
            file_button(t("office-absences-table"), State.table),
            file_button(t("office-absences-print"), State.printed, icon="printer"),
            rx.cond(
                State.shows_reasons,
                rx.fragment(),
                button(
                    t("office-absences-reasons"),
                    kind="quiet",
                    icon="eye",
                    on_click=State.show_reasons,
                ),
            ),
            class_name="ep-actions",
        ),
        rx.cond(
            State.classes.length() > 0, choice_links(t("office-absences-classes"), State.classes)
        ),
    )


def _rows() -> rx.Component:
    return section(
        t("office-absences-away"),
        rx.el.div(rx.cond(State.recorded_last != 0, _undo()), role="status"),
        rx.cond(
            State.is_out_of_order,
            button(
                t("office-absences-sort"),
                kind="quiet",
                icon="chevrons-up-down",
                on_click=State.sort_again,
            ),
        ),
        rx.cond(
            State.rows.length() > 0,
            rx.el.ul(rx.foreach(State.rows, _row), class_name="ep-calls"),
            empty_state(t("office-absences-nobody"), "circle-check"),
        ),
    )


def _undo() -> rx.Component:
    return rx.el.p(
        t("office-absences-recorded"),
        " ",
        State.recorded_name,
        " ",
        button(
            t("office-absences-undo"),
            kind="quiet",
            on_click=State.take_back(State.recorded_last),
        ),
    )


def _row(row: ObjectVar[MorningLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.strong(row.name, " (", row.class_name, ")"),
            rx.el.p(row.when, rx.cond(row.kind != "", " · " + row.kind.to(str), "")),
            rx.cond(row.remark != "", rx.el.p(row.remark)),
            rx.el.p(row.told, class_name="ep-muted"),
        ),
        rx.cond(State.cancels == row.id, _cancelling(), _ways(row)),
        key=row.id.to_string(),
    )


def _ways(row: ObjectVar[MorningLine]) -> rx.Component:
    def way(key: str, **props: Any) -> rx.Component:
        return button(t(key), aria_label=t(key) + ": " + row.name.to(str), **props)

    return rx.el.div(
        rx.cond(row.is_late, badge(t("office-absences-late"), tone="warning")),
        rx.cond(row.certificate != "", badge(row.certificate, tone="warning")),
        rx.cond(row.is_unexplained, badge(t("absences-kind-unexplained"), tone="danger")),
        rx.cond(row.is_recorded, badge(t("absences-state-recorded"), tone="success", icon="check")),
        # One place for both, so that the keyboard stays where it was.
        rx.cond(
            row.is_recorded,
            way("office-absences-undo", kind="quiet", on_click=State.take_back(row.id)),
            way("office-absences-record", icon="check", on_click=State.record(row.id)),
        ),
        rx.cond(
            row.remark != "",
            way(
                "office-absences-clear-remark",
                kind="quiet",
                on_click=State.clear_remark(row.id),
            ),
        ),
        rx.cond(
            row.certificate == "",
            way("certificate-ask", kind="quiet", on_click=State.ask_certificate(row.id)),
        ),
        way("office-absences-cancel", kind="quiet", on_click=State.ask_cancel(row.id)),
        class_name="ep-actions",
    )


def _cancelling() -> rx.Component:
    return confirm(
        t("office-absences-cancel-question"),
        State.cancel,
        State.ask_cancel(0),
        yes=t("office-absences-cancel"),
    )


def _phone() -> rx.Component:
    return section(
        t("office-absences-phone"),
        form(
            text_field(
                t("office-absences-search"),
                "text",
                type="search",
                hint=t("office-absences-search-hint"),
                max_length=100,
            ),
            rx.el.div(
                button(t("listing-search"), kind="secondary", icon="search", type="submit"),
                class_name="ep-actions",
            ),
            on_submit=State.search,
            role="search",
        ),
        rx.cond(State.child_id != 0, _note(), _found()),
        id="telefon",
    )


def _found() -> rx.Component:
    return rx.cond(
        State.found.length() > 0,
        rx.el.ul(rx.foreach(State.found, _found_child), class_name="ep-stack"),
        rx.cond(State.searched != "", empty_state(t("office-absences-nobody-found"), "search-x")),
    )


def _found_child(child: ObjectVar[ChildFoundLine]) -> rx.Component:
    return rx.el.li(
        button(child.label, kind="secondary", on_click=State.choose(child.id)),
        key=child.id.to_string(),
    )


def _note() -> rx.Component:
    return form(
        rx.el.p(State.child, class_name="ep-strong"),
        absence_fields(KINDS_OF_OFFICE, State.first_day),
        rx.el.div(
            button(t("office-absences-note"), type="submit", icon="check"),
            cancel_button(t("absences-cancel"), State.choose(0)),
            class_name="ep-actions",
        ),
        on_submit=State.note,
        key=State.child_id.to_string(),
    )


PAGE = Page(OFFICE_ABSENCES, view, "office-absences-title", State.load)
