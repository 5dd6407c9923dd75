"""Krankmeldung: one form, three taps; below it what was reported in this school year."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.absences import KINDS_OF_FAMILIES, REPORT
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.absences.report import OwnAbsenceLine, ReportChildLine
from elternportal.state.absences.report import ReportPageState as State
from elternportal.ui.absences.days import absence_fields
from elternportal.ui.components import (
    badge,
    button,
    cancel_button,
    card,
    checkbox_field,
    confirm,
    empty_state,
    file_link,
    form,
    section,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, rx.fragment(_reported(), _form(), _absences()), skeleton(6)),
        title=t("absences-title"),
        group="reports",
    )


def _reported() -> rx.Component:
    """What was reported just now; it stays until the page is left."""
    return rx.el.div(
        rx.cond(State.reported != "", card(rx.el.p(State.reported, class_name="ep-strong"))),
        role="status",
    )


def _form() -> rx.Component:
    return form(
        rx.el.p(State.hint, class_name="ep-muted"),
        rx.cond(
            State.children.length() > 1,
            rx.el.fieldset(
                rx.el.legend(t("absences-field-children"), class_name="kern-label"),
                rx.foreach(State.children, _child),
                class_name="ep-fieldset",
            ),
        ),
        absence_fields(KINDS_OF_FAMILIES, State.presumed),
        rx.el.div(button(t("absences-send"), type="submit", icon="check"), class_name="ep-actions"),
        on_submit=State.report,
        key=State.opened.to_string() + State.presumed,
    )


def _child(child: ObjectVar[ReportChildLine]) -> rx.Component:
    return checkbox_field(
        child.name, child.box.to(str), field_id="feld-" + child.box.to(str), key=child.box
    )


def _absences() -> rx.Component:
    return section(
        t("absences-own"),
        rx.cond(
            State.absences.length() > 0,
            rx.el.div(rx.foreach(State.absences, _absence), class_name="ep-cards"),
            empty_state(t("absences-none"), "circle-check"),
        ),
        rx.el.ul(rx.foreach(State.children, _year), class_name="ep-stack"),
    )


def _year(child: ObjectVar[ReportChildLine]) -> rx.Component:
    return rx.el.li(
        file_link(t("missed-paper"), ": ", child.name, href=child.year, class_name="kern-link"),
        key=child.box,
    )


def _absence(absence: ObjectVar[OwnAbsenceLine]) -> rx.Component:
    return card(
        rx.el.p(absence.when, class_name="ep-strong"),
        rx.el.p(absence.kind, rx.cond(absence.remark != "", ": " + absence.remark.to(str), "")),
        rx.el.p(absence.told, class_name="ep-muted"),
        rx.cond(absence.certificate != "", badge(absence.certificate, tone="warning")),
        rx.cond(absence.is_unexplained, _answers(absence), badge(absence.state, tone="info")),
        rx.cond(State.withdraws == absence.id, _withdrawal(), _ways(absence)),
        rx.cond(State.ends == absence.id, _ending(absence)),
        title=absence.child,
        key=absence.id.to_string(),
    )


def _answers(absence: ObjectVar[OwnAbsenceLine]) -> rx.Component:
    """A teacher misses the child: one tap says why, or that somebody should call."""
    return rx.el.div(
        button(t("absences-explain"), on_click=State.explain(absence.id)),
        button(t("absences-want-call"), kind="danger", on_click=State.want_call(absence.id)),
        class_name="ep-actions",
    )


def _ways(absence: ObjectVar[OwnAbsenceLine]) -> rx.Component:
    about = absence.child.to(str) + ", " + absence.when.to(str)
    return rx.el.div(
        rx.cond(
            absence.may_withdraw,
            button(
                t("absences-withdraw"),
                kind="quiet",
                aria_label=t("absences-withdraw") + ": " + about,
                on_click=State.ask_withdraw(absence.id),
            ),
        ),
        rx.cond(
            absence.may_end & (State.ends != absence.id),
            button(
                t("absences-end"),
                kind="quiet",
                aria_label=t("absences-end") + ": " + about,
                on_click=State.ask_end(absence.id),
            ),
        ),
        class_name="ep-actions",
    )


def _withdrawal() -> rx.Component:
    return confirm(
        t("absences-withdraw-question"),
        State.withdraw,
        State.ask_withdraw(0),
        yes=t("absences-withdraw"),
    )


def _ending(absence: ObjectVar[OwnAbsenceLine]) -> rx.Component:
    return form(
        text_field(
            t("absences-field-new-last-day"),
            "new_last_day",
            type="date",
            value=absence.first_day.to(str),
            min=absence.first_day.to(str),
            max=absence.last_day.to(str),
        ),
        rx.el.div(
            button(t("absences-end-send"), type="submit"),
            cancel_button(t("absences-cancel"), State.ask_end(0)),
            class_name="ep-actions",
        ),
        on_submit=State.end,
    )


PAGE = Page(REPORT, view, "absences-title", State.load)
