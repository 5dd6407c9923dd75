"""The slots of a teacher's evening, each with what can be done to it."""

from typing import Any

import reflex as rx
from reflex.event import EventType
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.evening.teacher import TeacherEveningPageState as State
from elternportal.state.evening.teacher_views import SelectLine, SlotLine
from elternportal.ui.components import (
    badge,
    button,
    empty_state,
    form,
    select_field,
    text_field,
)
from elternportal.ui.evening.choosing import chosen_first


def slot_list() -> rx.Component:
    """All slots in the order of time; a tap blocks a free one or opens a blocked one."""
    return rx.cond(
        State.slots.length() > 0,
        rx.el.ol(rx.foreach(State.slots, _slot), class_name="ep-staff-slots"),
        empty_state(t("teacher-evening-no-slots"), "calendar-x"),
    )


def _slot(slot: ObjectVar[SlotLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(slot.time, class_name="ep-times ep-staff-time"),
            rx.el.div(_who(slot), class_name="ep-staff-who"),
            _actions(slot),
            class_name="ep-staff-line",
        ),
        _question(slot),
        key=slot.slot_id.to_string(),
        aria_current=rx.cond(slot.is_now, "time", "false"),
        class_name=f"ep-staff-slot ep-staff-slot-{slot.state}",
    )


def _who(slot: ObjectVar[SlotLine]) -> rx.Component:
    return rx.match(
        slot.state,
        (
            "booked",
            rx.fragment(
                rx.el.strong(slot.child),
                rx.cond(slot.subjects != "", rx.el.span(slot.subjects, class_name="ep-muted")),
            ),
        ),
        ("free", badge(slot.word, tone="success")),
        badge(slot.word, tone="warning"),
    )


def _actions(slot: ObjectVar[SlotLine]) -> rx.Component:
    return rx.el.div(
        rx.match(
            slot.state,
            (
                "free",
                rx.fragment(
                    _action("teacher-evening-block", slot, State.block(slot.slot_id)),
                    _action("teacher-evening-book", slot, State.ask_book(slot.slot_id)),
                ),
            ),
            ("blocked", _action("teacher-evening-unblock", slot, State.unblock(slot.slot_id))),
            (
                "booked",
                rx.fragment(
                    _action("teacher-evening-move", slot, State.ask_move(slot.booking_id)),
                    _action("teacher-evening-cancel", slot, State.ask_cancel(slot.booking_id)),
                ),
            ),
            rx.fragment(),
        ),
        class_name="ep-actions ep-staff-actions",
    )


def _action(key: str, slot: ObjectVar[SlotLine], on_click: EventType[Any]) -> rx.Component:
    """A quiet button; screen readers hear the time with the word."""
    return button(t(key), kind="quiet", on_click=on_click, aria_label=f"{t(key)}: {slot.time}")


def _question(slot: ObjectVar[SlotLine]) -> rx.Component:
    """What a button asked for, right under the slot it is about."""
    is_booking = (State.books_slot == slot.slot_id) & (slot.state == "free")
    has_booking = slot.booking_id != 0
    return rx.fragment(
        rx.cond(is_booking, _booking_form()),
        rx.cond(has_booking & (State.moves_booking == slot.booking_id), _moving_form(slot)),
        rx.cond(has_booking & (State.asks_about == slot.booking_id), _cancelling_form(slot)),
    )


def _booking_form() -> rx.Component:
    return form(
        select_field(
            t("teacher-evening-child"),
            "pupil_id",
            chosen_first(rx.foreach(State.children, _option)),
            hint=t("teacher-evening-child-hint"),
            auto_focus=True,
        ),
        _buttons("teacher-evening-book-yes"),
        on_submit=State.book,
        class_name="ep-form ep-staff-form",
    )


def _moving_form(slot: ObjectVar[SlotLine]) -> rx.Component:
    return form(
        rx.el.p(slot.child, class_name="kern-body--bold"),
        select_field(
            t("teacher-evening-new-time"),
            "slot_id",
            chosen_first(rx.foreach(State.free, _option)),
            auto_focus=True,
        ),
        _buttons("teacher-evening-move-yes"),
        on_submit=State.move,
        class_name="ep-form ep-staff-form",
    )


def _cancelling_form(slot: ObjectVar[SlotLine]) -> rx.Component:
    return form(
        rx.el.p(
            t("teacher-evening-cancel-question"),
            " ",
            slot.time,
            ", ",
            slot.child,
            class_name="kern-body--bold",
        ),
        text_field(
            t("teacher-evening-reason"),
            "reason",
            hint=t("teacher-evening-reason-hint"),
            field_id="absage-grund",
            max_length=300,
            auto_focus=True,
        ),
        _buttons("teacher-evening-cancel-yes", is_danger=True),
        on_submit=State.cancel,
        class_name="ep-form ep-confirm",
    )


def _buttons(yes: str, *, is_danger: bool = False) -> rx.Component:
    """Only the dangerous step asks a question that one can answer with no."""
    no = "ui-no" if is_danger else "teacher-evening-not-now"
    return rx.el.div(
        button(t(yes), type="submit", kind="danger" if is_danger else "primary"),
        button(t(no), kind="secondary", on_click=State.close),
        class_name="ep-actions",
    )


def _option(option: ObjectVar[SelectLine]) -> rx.Component:
    return rx.el.option(option.text, value=option.value, key=option.value)
