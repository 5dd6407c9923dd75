"""Beurlaubungen: what waits for a decision, one application, and what comes on paper."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.leave import LONGEST_TEXT, STAFF_LEAVE
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.absences.leave_lines import LeaveLine, OpenLeaveLine, StepLine
from elternportal.state.absences.office import ChildFoundLine
from elternportal.state.absences.staff_leave import StaffLeavePageState as State
from elternportal.ui.absences.leave import leave_fields
from elternportal.ui.attachments import attachments_field, file_list
from elternportal.ui.components import (
    badge,
    button,
    cancel_button,
    card,
    empty_state,
    file_button,
    form,
    link_button,
    section,
    select_field,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links, list_search, pager_links


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(
                State.opened.length() > 0,
                rx.fragment(rx.foreach(State.opened, _opened)),
                rx.fragment(_list(), rx.cond(State.is_administration, _paper())),
            ),
            skeleton(8),
        ),
        title=t("staff-leave-title"),
        group="reports",
    )


def _list() -> rx.Component:
    return rx.fragment(
        choice_links(t("leave-shown"), State.shown),
        list_search(t("leave-search"), State.words, State.search, State.without_words),
        rx.cond(
            State.rows.length() > 0,
            rx.el.ul(rx.foreach(State.rows, _row), class_name="ep-calls"),
            empty_state(t("staff-leave-none"), "circle-check"),
        ),
        pager_links(State.pages),
    )


def _row(line: ObjectVar[LeaveLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.strong(line.name),
            rx.el.p(line.when),
            rx.el.p(line.told, class_name="ep-muted"),
        ),
        rx.el.div(
            rx.cond(line.is_late, badge(t("leave-late"), tone="warning")),
            _state(line.tone, line.state),
            link_button(
                t("leave-open"),
                line.href,
                kind="secondary",
                aria_label=t("leave-open") + ": " + line.name.to(str),
            ),
            class_name="ep-actions",
        ),
        key=line.id.to_string(),
    )


def _state(tone: rx.Var[str], word: rx.Var[str]) -> rx.Component:
    return rx.match(
        tone,
        ("success", badge(word, tone="success", icon="check")),
        ("danger", badge(word, tone="danger")),
        badge(word, tone="info"),
    )


def _opened(line: ObjectVar[OpenLeaveLine]) -> rx.Component:
    return rx.fragment(
        rx.el.p(rx.el.a(t("leave-back"), href=State.back)),
        card(
            rx.el.p(line.when, class_name="ep-strong"),
            rx.el.p(line.reason, rx.cond(line.text != "", ": " + line.text.to(str), "")),
            rx.cond(line.proof.length() > 0, file_list(line.proof)),
            rx.el.p(line.told, class_name="ep-muted"),
            rx.el.ul(rx.foreach(line.facts, _fact)),
            rx.el.div(_state(line.tone, line.state), class_name="ep-actions"),
            rx.el.div(
                rx.cond(line.paper != "", file_button(t("leave-paper"), line.paper)),
                rx.cond(
                    line.may_withdraw,
                    button(t("leave-withdraw-for"), kind="quiet", on_click=State.withdraw),
                ),
                class_name="ep-actions",
            ),
            title=line.name,
            level=2,
        ),
        rx.cond(line.steps.length() > 0, _steps(line)),
        rx.cond(line.may_decide, _decide(line)),
        _comment(),
        key=line.id.to_string(),
    )


def _fact(sentence: rx.Var[str]) -> rx.Component:
    return rx.el.li(sentence, key=sentence)


def _steps(line: ObjectVar[OpenLeaveLine]) -> rx.Component:
    return section(t("leave-steps"), rx.el.ul(rx.foreach(line.steps, _step), class_name="ep-stack"))


def _step(step: ObjectVar[StepLine]) -> rx.Component:
    return rx.el.li(
        rx.el.p(step.told, class_name="ep-muted"),
        rx.cond(step.text != "", rx.el.p(step.text)),
        key=step.told,
    )


def _decide(line: ObjectVar[OpenLeaveLine]) -> rx.Component:
    return section(
        t("leave-decide"),
        form(
            select_field(
                t("leave-field-is-approved"),
                "approve",
                rx.fragment(
                    rx.cond(line.may_approve, rx.el.option(t("leave-approve"), value="ja")),
                    rx.cond(line.may_refuse, rx.el.option(t("leave-refuse"), value="nein")),
                ),
            ),
            text_field(
                t("leave-field-answer"),
                "answer",
                hint=t("leave-answer-hint"),
                required=False,
                multiline=True,
                max_length=LONGEST_TEXT,
            ),
            rx.el.div(button(t("leave-decide-send"), type="submit"), class_name="ep-actions"),
            on_submit=State.decide,
            key=State.steps_done.to_string(),
        ),
    )


def _comment() -> rx.Component:
    return section(
        t("leave-comment"),
        form(
            text_field(
                t("leave-field-comment"),
                "comment",
                hint=t("leave-comment-hint"),
                multiline=True,
                max_length=LONGEST_TEXT,
            ),
            rx.el.div(
                button(t("leave-comment-send"), kind="secondary", type="submit"),
                class_name="ep-actions",
            ),
            on_submit=State.comment,
            key=State.steps_done.to_string(),
        ),
    )


def _paper() -> rx.Component:
    return section(
        t("leave-on-paper"),
        rx.el.p(t("leave-on-paper-about"), class_name="ep-muted"),
        file_button(t("leave-form"), State.paper_form),
        form(
            text_field(
                t("leave-find"),
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
        rx.cond(State.child_id != 0, _enter(), _found()),
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


def _enter() -> rx.Component:
    return form(
        rx.el.p(State.child, class_name="ep-strong"),
        leave_fields(State.reasons, State.subjects),
        attachments_field(t("leave-field-files"), multiple=False, hint=t("leave-files-hint")),
        rx.el.div(
            button(t("leave-enter"), type="submit", icon="check"),
            cancel_button(t("absences-cancel"), State.choose(0)),
            class_name="ep-actions",
        ),
        on_submit=State.enter,
        key=State.child_id.to_string() + "-" + State.entered.to_string(),
    )


PAGE = Page(STAFF_LEAVE, view, "staff-leave-title", State.load)
