"""The days of a teacher's consultation hours, each time with what staff can do about it."""

from typing import Any

import reflex as rx
from reflex.event import EventType
from reflex.vars import ArrayVar, ObjectVar

from elternportal.i18n import t
from elternportal.state.consultation.teacher import TeacherConsultationPageState as State
from elternportal.state.consultation.teacher_views import (
    TalkOptionLine,
    TeacherDayLine,
    TeacherTimeLine,
)
from elternportal.state.listing import LONGEST_SEARCH, WORDS
from elternportal.ui.components import (
    badge,
    button,
    checkbox_field,
    form,
    select_field,
    text_field,
)
from elternportal.ui.editing import actions
from elternportal.ui.prose import by_school


def day_list(days: ArrayVar[list[TeacherDayLine]]) -> rx.Component:
    """Days under each other, with their times in order."""
    return rx.fragment(rx.foreach(days, _day))


def _day(day: ObjectVar[TeacherDayLine]) -> rx.Component:
    return rx.el.div(
        rx.el.h3(day.label, class_name="kern-heading-small"),
        rx.el.ol(rx.foreach(day.times, _time), class_name="ep-staff-slots"),
        key=day.label,
    )


def _time(time: ObjectVar[TeacherTimeLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(time.time, class_name="ep-times ep-staff-time"),
            rx.el.div(_who(time), class_name="ep-staff-who"),
            _actions(time),
            class_name="ep-staff-line",
        ),
        rx.cond((time.state == "free") & (State.books_at == time.starts_at), _booking(time)),
        rx.cond((time.state == "booked") & (State.declines == time.appointment_id), _declining()),
        key=time.starts_at,
        class_name=f"ep-staff-slot ep-staff-slot-{time.state}",
    )


def _who(time: ObjectVar[TeacherTimeLine]) -> rx.Component:
    return rx.cond(
        time.state == "booked",
        rx.fragment(
            rx.el.strong(time.child),
            rx.el.span(by_school(time.about), class_name="ep-muted"),
            rx.cond(
                time.did_not_come,
                badge(t("teacher-consultation-did-not-come"), tone="warning"),
            ),
        ),
        rx.cond(
            time.state == "free",
            badge(time.word, tone="success"),
            badge(time.word, tone="warning"),
        ),
    )


def _actions(time: ObjectVar[TeacherTimeLine]) -> rx.Component:
    return rx.el.div(
        rx.match(
            time.state,
            (
                "free",
                rx.fragment(
                    _action("teacher-consultation-block", time, State.block(time.starts_at)),
                    _action("teacher-consultation-book", time, State.ask_book(time.starts_at)),
                ),
            ),
            (
                "blocked",
                _action("teacher-consultation-unblock", time, State.block(time.starts_at)),
            ),
            (
                "booked",
                rx.cond(
                    time.is_over,
                    rx.cond(
                        time.did_not_come,
                        _action(
                            "teacher-consultation-came",
                            time,
                            State.note_missing(time.appointment_id, False),
                        ),
                        _action(
                            "teacher-consultation-missing",
                            time,
                            State.note_missing(time.appointment_id, True),
                        ),
                    ),
                    _action(
                        "teacher-consultation-decline",
                        time,
                        State.ask_decline(time.appointment_id),
                    ),
                ),
            ),
            rx.fragment(),
        ),
        class_name="ep-actions ep-staff-actions",
    )


def _action(key: str, time: ObjectVar[TeacherTimeLine], on_click: EventType[Any]) -> rx.Component:
    """A quiet button; screen readers hear the time with the word."""
    return button(t(key), kind="quiet", on_click=on_click, aria_label=f"{t(key)}: {time.time}")


def _booking(time: ObjectVar[TeacherTimeLine]) -> rx.Component:
    """The office first looks for the child; a teacher chooses from the own classes."""
    return rx.el.div(
        rx.cond(State.is_administration, _search()),
        form(
            select_field(
                t("teacher-consultation-child"),
                "pupil_id",
                rx.fragment(rx.el.option("–", value=""), rx.foreach(State.children, _option)),
                hint=t("teacher-consultation-child-hint"),
                auto_focus=True,
            ),
            select_field(t("teacher-consultation-form"), "form", rx.foreach(time.forms, _option)),
            text_field(t("teacher-consultation-text"), "text", required=False, max_length=300),
            _buttons("teacher-consultation-book-yes"),
            on_submit=State.book,
            class_name="ep-form ep-staff-form",
        ),
    )


def _search() -> rx.Component:
    return form(
        rx.el.div(
            text_field(
                t("teacher-consultation-search"),
                WORDS,
                type="search",
                hint=t("teacher-consultation-search-hint"),
                max_length=LONGEST_SEARCH,
            ),
            button(t("listing-search"), kind="secondary", icon="search", type="submit"),
            class_name="ep-row",
        ),
        on_submit=State.search_children,
        class_name="ep-form ep-staff-form",
    )


def _declining() -> rx.Component:
    return form(
        rx.el.p(t("teacher-consultation-decline-question"), class_name="kern-body--bold"),
        text_field(
            t("teacher-consultation-reason"),
            "reason",
            hint=t("teacher-consultation-reason-hint"),
            required=False,
            max_length=300,
            auto_focus=True,
        ),
        rx.cond(
            State.offers.length() > 0,
            rx.el.fieldset(
                rx.el.legend(t("teacher-consultation-offer"), class_name="kern-label"),
                rx.foreach(
                    State.offers,
                    lambda one: checkbox_field(one.text, one.value, field_id=one.value),
                ),
            ),
        ),
        _buttons("teacher-consultation-decline-yes", is_danger=True),
        on_submit=State.decline,
        class_name="ep-form ep-confirm",
    )


def _buttons(yes: str, *, is_danger: bool = False) -> rx.Component:
    return actions(
        button(t(yes), type="submit", kind="danger" if is_danger else "primary"),
        button(
            t("ui-no") if is_danger else t("teacher-consultation-not-now"),
            kind="secondary",
            on_click=State.close_question,
        ),
    )


def _option(option: ObjectVar[TalkOptionLine]) -> rx.Component:
    return rx.el.option(option.text, value=option.value, key=option.value)
