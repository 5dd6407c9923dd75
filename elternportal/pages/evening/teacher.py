"""A teacher's evening: now and next, every slot, presence, invitations, calling off."""

from typing import Any, cast

import reflex as rx
from reflex.event import EventType
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.evening.teacher import TeacherEveningPageState as State
from elternportal.state.evening.teacher_views import EveningLinkLine, TeacherHeadLine
from elternportal.ui.components import (
    button,
    card,
    empty_state,
    file_button,
    form,
    section,
    skeleton,
    text_field,
)
from elternportal.ui.evening.teacher_invitations import invitations
from elternportal.ui.evening.teacher_slots import slot_list
from elternportal.ui.layout import page_frame
from elternportal.ui.prose import by_school

HEAD = cast("ObjectVar[TeacherHeadLine]", State.head)


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(
                HEAD.evening_id != 0,
                _evening(),
                empty_state(t("teacher-evening-none"), "calendar-x"),
            ),
            skeleton(6),
        ),
        title=t("teacher-evening-title"),
        group="bookings",
    )


def _evening() -> rx.Component:
    return rx.fragment(
        _head(),
        rx.cond(HEAD.is_before, _preparation()),
        section(t("teacher-evening-slots"), slot_list()),
        rx.cond(~HEAD.is_before, _preparation()),
        rx.cond(~HEAD.is_absent, section(t("teacher-evening-call-off"), _call_off())),
    )


def _preparation() -> rx.Component:
    """What a teacher arranges; before the day it comes first, then the appointments do."""
    return rx.fragment(
        section(t("teacher-evening-arrange"), _forms()),
        section(t("teacher-evening-invitations"), invitations()),
    )


def _head() -> rx.Component:
    return rx.el.div(
        rx.cond(State.links.length() > 1, _evenings()),
        rx.el.p(rx.el.strong(HEAD.teacher), " – ", by_school(HEAD.title)),
        rx.cond(HEAD.called_off != "", rx.el.p(rx.el.strong(HEAD.called_off))),
        rx.cond(
            HEAD.is_absent,
            rx.fragment(
                rx.el.p(rx.el.strong(t("teacher-evening-absent"))),
                rx.el.p(t("teacher-evening-come-back")),
            ),
            rx.el.p(
                t("teacher-evening-present"),
                " ",
                HEAD.presence,
                rx.cond(
                    HEAD.room != "",
                    rx.fragment(", ", t("teacher-evening-room"), " ", HEAD.room),
                ),
            ),
        ),
        rx.cond(HEAD.is_today & ~HEAD.is_absent, _now_and_next()),
        rx.cond(~HEAD.is_absent, rx.el.p(HEAD.counts, class_name="ep-muted ep-times")),
        rx.el.div(
            file_button(t("teacher-evening-pdf"), HEAD.pdf),
            class_name="ep-actions",
        ),
        class_name="ep-stack",
    )


def _now_and_next() -> rx.Component:
    return rx.el.div(
        _appointment("teacher-evening-now", HEAD.now, "teacher-evening-now-nobody"),
        _appointment("teacher-evening-next", HEAD.next, "teacher-evening-next-nobody"),
        class_name="ep-now-next",
    )


def _evenings() -> rx.Component:
    return rx.el.nav(
        rx.foreach(State.links, _evening_link),
        aria_label=t("teacher-evening-choose"),
        class_name="ep-child-chips",
    )


def _evening_link(link: ObjectVar[EveningLinkLine]) -> rx.Component:
    return rx.el.a(
        link.label,
        href=link.href,
        aria_current=rx.cond(link.is_current, "page", "false"),
        key=link.href,
        class_name="ep-child-chip",
    )


def _appointment(key: str, who: Any, nobody: str) -> rx.Component:
    return card(
        rx.el.p(rx.cond(who != "", who, t(nobody)), class_name="kern-body"), title=t(key), level=2
    )


def _forms() -> rx.Component:
    return rx.el.div(
        _fold(
            "teacher-evening-presence",
            _times("presence", HEAD.arrives, HEAD.leaves),
            "teacher-evening-save-presence",
            State.save_presence,
        ),
        _fold(
            "teacher-evening-break",
            _times("break"),
            "teacher-evening-take-break",
            State.take_break,
        ),
        _fold(
            "teacher-evening-no-break",
            _times("no-break"),
            "teacher-evening-give-up-break",
            State.release_break,
        ),
        _fold(
            "teacher-evening-room",
            text_field(
                t("teacher-evening-room"),
                "room",
                value=HEAD.room,
                required=False,
                max_length=40,
            ),
            "teacher-evening-save-room",
            State.save_room,
        ),
        class_name="ep-stack",
    )


def _fold(title: str, fields: rx.Component, save: str, on_submit: EventType[Any]) -> rx.Component:
    """A form that opens under its title; typed text stays until the page is left."""
    return rx.el.details(
        rx.el.summary(t(title), class_name="ep-fold-title"),
        form(fields, button(t(save), type="submit"), on_submit=on_submit),
        class_name="ep-fold",
    )


def _times(field_id: str, starts: Any = None, ends: Any = None) -> rx.Component:
    return rx.el.div(
        text_field(
            t("teacher-evening-from"),
            "starts",
            type="time",
            value=starts,
            field_id=f"{field_id}-von",
        ),
        text_field(
            t("teacher-evening-to"), "ends", type="time", value=ends, field_id=f"{field_id}-bis"
        ),
        class_name="ep-row",
    )


def _call_off() -> rx.Component:
    return rx.cond(
        State.asks_about_all,
        form(
            rx.el.p(t("teacher-evening-call-off-question"), class_name="kern-body--bold"),
            text_field(
                t("teacher-evening-reason"),
                "reason",
                hint=t("teacher-evening-reason-hint"),
                field_id="alle-grund",
                max_length=300,
                auto_focus=True,
            ),
            rx.el.div(
                button(t("teacher-evening-call-off-yes"), kind="danger", type="submit"),
                button(t("ui-no"), kind="secondary", on_click=State.close),
                class_name="ep-actions",
            ),
            on_submit=State.call_off,
            class_name="ep-form ep-confirm",
        ),
        rx.el.div(
            rx.el.p(t("teacher-evening-call-off-explained"), class_name="kern-body"),
            rx.el.div(
                button(
                    t("teacher-evening-call-off-ask"), kind="danger", on_click=State.ask_cancel_all
                ),
                class_name="ep-actions",
            ),
            class_name="ep-stack",
        ),
    )


PAGE = Page(routes.TEACHER_EVENING, view, "teacher-evening-title", State.load)
