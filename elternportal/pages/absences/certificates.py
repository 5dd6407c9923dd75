"""Atteste: what is owed, what was settled lately, and which children always need one."""

from typing import Any

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.domain.certificates import CERTIFICATES
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.absences.certificates import CertificateLine, DutyLine
from elternportal.state.absences.certificates import CertificatesPageState as State
from elternportal.state.absences.office import ChildFoundLine
from elternportal.ui.components import (
    badge,
    button,
    cancel_button,
    empty_state,
    form,
    section,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded, rx.fragment(_owed(), _settled(), _duties(), _oblige()), skeleton(8)
        ),
        title=t("certificates-title"),
        group="reports",
    )


def _owed() -> rx.Component:
    return section(
        t("certificates-owed"),
        rx.cond(
            State.owed.length() > 0,
            _list(rx.foreach(State.owed, _owed_row)),
            empty_state(t("certificates-none"), "circle-check"),
        ),
    )


def _settled() -> rx.Component:
    return rx.cond(
        State.settled.length() > 0,
        section(t("certificates-settled"), _list(rx.foreach(State.settled, _settled_row))),
    )


def _list(rows: rx.Component) -> rx.Component:
    return rx.el.ul(rows, class_name="ep-calls")


def _owed_row(line: ObjectVar[CertificateLine]) -> rx.Component:
    return _row(
        line,
        rx.cond(line.is_overdue, badge(t("certificate-overdue"), tone="danger")),
        _way("certificate-hand-in", line, icon="check", on_click=State.hand_in(line.id)),
        _way("certificate-waive", line, kind="quiet", on_click=State.waive(line.id)),
    )


def _settled_row(line: ObjectVar[CertificateLine]) -> rx.Component:
    return _row(
        line,
        badge(line.state, tone="success"),
        _way("certificate-take-back", line, kind="quiet", on_click=State.take_back(line.id)),
    )


def _row(line: ObjectVar[CertificateLine], *ways: rx.Component) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.strong(line.name),
            rx.el.p(line.when),
            rx.el.p(line.told, " · ", line.due, class_name="ep-muted"),
        ),
        rx.el.div(*ways, class_name="ep-actions"),
        key=line.id.to_string(),
    )


def _way(key: str, line: Any, **props: Any) -> rx.Component:
    return button(t(key), aria_label=t(key) + ": " + line.name.to(str), **props)


def _duties() -> rx.Component:
    return section(
        t("certificates-duties"),
        rx.cond(
            State.duties.length() > 0,
            _list(rx.foreach(State.duties, _duty)),
            empty_state(t("certificates-no-duties"), "users"),
        ),
    )


def _duty(line: ObjectVar[DutyLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(rx.el.strong(line.name), rx.el.p(line.days)),
        rx.cond(
            State.may_oblige,
            _way("certificate-release", line, kind="quiet", on_click=State.release(line.id)),
        ),
        key=line.id.to_string(),
    )


def _oblige() -> rx.Component:
    return rx.cond(
        State.may_oblige,
        section(
            t("certificates-oblige"),
            rx.el.p(t("certificates-oblige-about"), class_name="ep-muted"),
            form(
                text_field(
                    t("certificates-find"),
                    "text",
                    type="search",
                    hint=t("office-absences-search-hint"),
                    max_length=100,
                ),
                rx.el.div(
                    button(t("listing-search"), kind="secondary", icon="search", type="submit"),
                    class_name="ep-actions",
                ),
                on_submit=State.find,
                role="search",
            ),
            rx.cond(State.child_id != 0, _days(), _found(State.found)),
        ),
    )


def _found(found: ArrayVar[list[ChildFoundLine]]) -> rx.Component:
    return rx.cond(
        found.length() > 0,
        rx.el.ul(rx.foreach(found, _found_child), class_name="ep-stack"),
        rx.cond(State.searched != "", empty_state(t("office-absences-nobody-found"), "search-x")),
    )


def _found_child(child: ObjectVar[ChildFoundLine]) -> rx.Component:
    return rx.el.li(
        button(child.label, kind="secondary", on_click=State.choose(child.id)),
        key=child.id.to_string(),
    )


def _days() -> rx.Component:
    return form(
        rx.el.p(State.child, class_name="ep-strong"),
        rx.el.div(
            text_field(t("certificate-field-first-day"), "first_day", type="date"),
            text_field(t("certificate-field-last-day"), "last_day", type="date"),
            class_name="ep-row",
        ),
        rx.el.div(
            button(t("certificate-oblige"), type="submit", icon="check"),
            cancel_button(t("absences-cancel"), State.choose(0)),
            class_name="ep-actions",
        ),
        on_submit=State.oblige,
        key=State.child_id.to_string(),
    )


PAGE = Page(CERTIFICATES, view, "certificates-title", State.load)
