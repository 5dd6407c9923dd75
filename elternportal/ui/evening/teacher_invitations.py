"""Class by class: tell families that their coming is needed, or is not."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.evening.teacher import TeacherEveningPageState as State
from elternportal.state.evening.teacher_views import ClassInvitationsLine, InvitedChildLine
from elternportal.ui.components import (
    badge,
    button,
    confirm,
    empty_state,
    form,
    select_field,
    text_field,
)


def invitations() -> rx.Component:
    """One folded form per class."""
    return rx.cond(
        State.classes.length() > 0,
        rx.el.div(rx.foreach(State.classes, _class), class_name="ep-stack"),
        empty_state(t("teacher-evening-no-classes"), "users"),
    )


def _class(each: ObjectVar[ClassInvitationsLine]) -> rx.Component:
    return rx.el.details(
        rx.el.summary(each.title, class_name="ep-fold-title"),
        form(
            rx.el.input(type="hidden", name="class_id", value=each.class_id.to_string()),
            _fields(each),
            button(t("teacher-evening-tell"), type="submit"),
            on_submit=State.send_invitations,
        ),
        rx.cond(
            State.asks_invite == each.class_id,
            confirm(
                State.invite_question,
                State.confirm_invitations,
                State.close,
                yes=t("teacher-evening-tell"),
                danger=False,
            ),
        ),
        key=each.class_id.to_string(),
        class_name="ep-fold",
    )


def _fields(each: ObjectVar[ClassInvitationsLine]) -> rx.Component:
    """Emptied by a new key; the button stands outside and keeps the focus."""
    return rx.el.div(
        rx.el.fieldset(
            rx.el.legend(t("teacher-evening-children"), class_name="kern-label"),
            _tick(f"klasse-{each.class_id}", t("teacher-evening-whole-class")),
            rx.foreach(each.children, _child),
            class_name="ep-ticks",
        ),
        select_field(
            t("teacher-evening-answer"),
            "answer",
            [
                ("needed", t("teacher-evening-answer-needed")),
                ("not-needed", t("teacher-evening-answer-not-needed")),
                ("nothing", t("teacher-evening-answer-nothing")),
            ],
            field_id=f"antwort-{each.class_id}",
        ),
        text_field(
            t("teacher-evening-note"),
            "note",
            hint=t("teacher-evening-note-hint"),
            required=False,
            field_id=f"hinweis-{each.class_id}",
            multiline=True,
            max_length=500,
        ),
        key=each.form_number.to_string(),
        class_name="ep-form",
    )


def _child(child: ObjectVar[InvitedChildLine]) -> rx.Component:
    return rx.el.div(
        _tick(child.field, child.name),
        rx.cond(child.told != "", badge(child.told)),
        rx.cond(child.note != "", rx.el.span(child.note, class_name="ep-muted ep-small")),
        rx.cond(child.is_booked, badge(t("teacher-evening-state-booked"), tone="success")),
        key=child.field,
        class_name="ep-tick-line",
    )


def _tick(name: str | rx.Var[str], label: str | rx.Var[str]) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="checkbox", name=name, class_name="kern-form-check__checkbox"),
        rx.el.span(label),
        class_name="ep-tick",
    )
