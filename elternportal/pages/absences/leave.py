"""Beurlaubung: the school's rules, one form, and what became of each application."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.leave import LEAVE
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.absences.leave import LeavePageState as State
from elternportal.state.absences.leave import OwnLeaveLine
from elternportal.state.absences.report import ReportChildLine
from elternportal.ui.absences.leave import leave_fields
from elternportal.ui.attachments import attachments_field, file_list
from elternportal.ui.components import (
    badge,
    button,
    card,
    checkbox_field,
    confirm,
    empty_state,
    file_button,
    form,
    section,
    skeleton,
)
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, rx.fragment(_applied(), _form(), _requests()), skeleton(6)),
        title=t("leave-title"),
        group="reports",
    )


def _applied() -> rx.Component:
    """What was applied for just now; it stays until the page is left."""
    return rx.el.div(
        rx.cond(State.applied != "", card(rx.el.p(State.applied, class_name="ep-strong"))),
        role="status",
    )


def _form() -> rx.Component:
    return form(
        rx.el.ul(rx.foreach(State.rules, _rule), class_name="ep-stack"),
        rx.cond(
            State.children.length() > 1,
            rx.el.fieldset(
                rx.el.legend(t("leave-field-children"), class_name="kern-label"),
                rx.foreach(State.children, _child),
                class_name="ep-fieldset",
            ),
        ),
        leave_fields(State.reasons, State.subjects),
        rx.cond(
            State.takes_proofs,
            attachments_field(t("leave-field-files"), multiple=False, hint=t("leave-files-hint")),
            rx.el.p(t("leave-no-files"), class_name="ep-muted"),
        ),
        rx.el.div(button(t("leave-send"), type="submit", icon="check"), class_name="ep-actions"),
        on_submit=State.apply,
        key=State.opened.to_string(),
    )


def _rule(sentence: rx.Var[str]) -> rx.Component:
    return rx.el.li(sentence, key=sentence)


def _child(child: ObjectVar[ReportChildLine]) -> rx.Component:
    return checkbox_field(
        child.name, child.box.to(str), field_id="feld-" + child.box.to(str), key=child.box
    )


def _requests() -> rx.Component:
    return section(
        t("leave-own"),
        rx.cond(
            State.requests.length() > 0,
            rx.el.div(rx.foreach(State.requests, _request), class_name="ep-cards"),
            empty_state(t("leave-none"), "calendar-days"),
        ),
    )


def _request(line: ObjectVar[OwnLeaveLine]) -> rx.Component:
    return card(
        rx.el.p(line.when, class_name="ep-strong"),
        rx.el.p(line.reason, rx.cond(line.text != "", ": " + line.text.to(str), "")),
        rx.el.p(line.told, class_name="ep-muted"),
        rx.cond(line.proof.length() > 0, file_list(line.proof)),
        rx.el.div(
            rx.match(
                line.tone,
                ("success", badge(line.state, tone="success", icon="check")),
                ("danger", badge(line.state, tone="danger")),
                badge(line.state, tone="info"),
            ),
            rx.cond(line.is_late, badge(t("leave-late"), tone="warning")),
            class_name="ep-actions",
        ),
        rx.cond(line.decided != "", rx.el.p(line.decided, class_name="ep-muted")),
        rx.cond(line.answer != "", rx.el.p(line.answer)),
        rx.cond(State.withdraws == line.id, _withdrawal(), _ways(line)),
        title=line.child,
        key=line.id.to_string(),
    )


def _ways(line: ObjectVar[OwnLeaveLine]) -> rx.Component:
    about = line.child.to(str) + ", " + line.when.to(str)
    return rx.el.div(
        rx.cond(line.paper != "", file_button(t("leave-paper"), line.paper)),
        rx.cond(
            line.may_withdraw,
            button(
                t("leave-withdraw"),
                kind="quiet",
                aria_label=t("leave-withdraw") + ": " + about,
                on_click=State.ask_withdraw(line.id),
            ),
        ),
        class_name="ep-actions",
    )


def _withdrawal() -> rx.Component:
    return confirm(
        t("leave-withdraw-question"),
        State.withdraw,
        State.ask_withdraw(0),
        yes=t("leave-withdraw"),
    )


PAGE = Page(LEAVE, view, "leave-title", State.load)
