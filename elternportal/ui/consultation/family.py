"""Parts of a family's page of consultation hours: teachers with their times, and the own talks."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.consultation.family import ConsultationPageState as State
from elternportal.state.consultation.family_views import (
    DeclinedLine,
    OfferingTeacherLine,
    OwnTalkLine,
    TalkDayLine,
    TalkOptionLine,
    TimeLine,
)
from elternportal.ui.components import button, card, chip, confirm, form, select_field, text_field
from elternportal.ui.editing import actions
from elternportal.ui.prose import by_school


def teacher_rows() -> rx.Component:
    """One row per teacher and child, which opens to the days and times."""
    return rx.el.ul(rx.foreach(State.teachers, _teacher), class_name="ep-teacher-rows")


def _teacher(line: ObjectVar[OfferingTeacherLine]) -> rx.Component:
    return rx.el.li(
        rx.el.details(
            rx.el.summary(_who(line), _state(line), class_name="ep-teacher-summary"),
            rx.el.div(
                rx.foreach(
                    line.hours, lambda text: rx.el.p(by_school(text), class_name="ep-muted")
                ),
                rx.foreach(line.days, lambda one: _day(line, one)),
                class_name="ep-teacher-times",
            ),
            class_name="ep-teacher-row",
        ),
        key=line.key,
    )


def _who(line: ObjectVar[OfferingTeacherLine]) -> rx.Component:
    return rx.el.span(
        rx.el.span(line.teacher, class_name="ep-teacher-name"),
        rx.el.span(
            line.about,
            rx.cond(State.children.length() > 0, rx.cond(line.about, " · ", "") + line.child, ""),
            class_name="ep-teacher-subjects",
        ),
        class_name="ep-teacher-who",
    )


def _state(line: ObjectVar[OfferingTeacherLine]) -> rx.Component:
    """The own appointment, or the next time that is free."""
    free = rx.el.span(t("consultation-next-free") + " ", rx.el.strong(line.next))
    nothing = rx.cond(
        line.days.length() > 0, t("consultation-row-none"), t("consultation-no-slots")
    )
    return rx.el.span(
        rx.cond(
            line.own != "",
            rx.el.strong("✓ " + line.own, class_name="ep-row-mine"),
            rx.cond(line.next != "", free, nothing),
        ),
        class_name="ep-row-state",
    )


def _day(line: ObjectVar[OfferingTeacherLine], day: ObjectVar[TalkDayLine]) -> rx.Component:
    return rx.el.div(
        rx.el.h3(day.label, class_name="kern-title"),
        rx.el.div(
            rx.foreach(day.times, lambda one: _time(line.key, line.teacher_id, line.pupil_id, one)),
            class_name="ep-chip-row",
        ),
        key=day.label,
    )


def _time(
    column: rx.Var[str],
    teacher_id: rx.Var[int],
    pupil_id: rx.Var[int],
    one: ObjectVar[TimeLine],
) -> rx.Component:
    """A time. It stays focusable in every state, so focus never gets lost."""
    is_tappable = (one.state == "free") | (one.state == "mine")
    return rx.el.button(
        one.time,
        type="button",
        on_click=State.take(teacher_id, one.starts_at, pupil_id),
        key=one.starts_at,
        class_name="ep-slot ep-slot-" + one.state,
        aria_label=one.spoken,
        aria_disabled=(~is_tappable).to_string(),
        custom_attrs={
            "data-state": one.state,
            "data-column": column,
            "data-time": one.whole_time,
            "data-teacher": one.teacher,
        },
    )


def declined_talks() -> rx.Component:
    """What the school has cancelled, each with a tap to take another time."""
    return rx.foreach(State.declined, _declined)


def _declined(line: ObjectVar[DeclinedLine]) -> rx.Component:
    return card(
        rx.el.p(line.sentence, class_name="ep-strong"),
        rx.cond(line.reason != "", rx.el.p(by_school(line.reason))),
        rx.cond(
            line.offers.length() > 0,
            rx.fragment(
                rx.el.p(t("consultation-declined-offers")),
                rx.el.div(
                    rx.foreach(
                        line.offers,
                        lambda one: _time(line.key, line.teacher_id, line.pupil_id, one),
                    ),
                    class_name="ep-chip-row ep-chip-row-days",
                ),
            ),
            rx.el.p(t("consultation-declined-nothing")),
        ),
        actions(
            button(
                t("consultation-declined-dismiss"),
                kind="quiet",
                on_click=State.dismiss(line.appointment_id),
            )
        ),
        key=line.key,
        role="alert",
    )


def own_talks() -> rx.Component:
    """The family's appointments, each with what can be done about it."""
    return rx.el.ol(rx.foreach(State.own, _own), class_name="ep-timeline")


def _own(line: ObjectVar[OwnTalkLine]) -> rx.Component:
    return rx.el.li(
        rx.el.p(rx.el.strong(line.time, class_name="ep-times"), " ", line.teacher),
        rx.el.span(line.place, class_name="ep-muted"),
        chip(line.child, icon="user"),
        rx.cond(line.about != "", rx.el.p(by_school(line.about))),
        rx.cond(
            line.video_link != "",
            rx.el.a(t("consultation-video"), href=line.video_link, rel="noopener noreferrer"),
        ),
        rx.cond(
            State.asks_about == line.appointment_id,
            _question(line),
            rx.cond(State.details_of == line.appointment_id, _details(line), _buttons(line)),
        ),
        key=line.appointment_id.to_string(),
        class_name="ep-timeline-item",
    )


def _buttons(line: ObjectVar[OwnTalkLine]) -> rx.Component:
    return actions(
        button(
            t("consultation-details"),
            kind="quiet",
            icon="pencil",
            on_click=State.open_details(line.appointment_id),
            aria_label=t("consultation-details") + ": " + line.time + ", " + line.teacher,
        ),
        rx.cond(
            line.can_cancel,
            button(
                t("consultation-cancel"),
                kind="quiet",
                icon="x",
                on_click=State.ask_cancel(line.appointment_id),
                aria_label=t("consultation-cancel") + ": " + line.time + ", " + line.teacher,
            ),
            rx.el.span(t("consultation-too-late"), class_name="ep-muted"),
        ),
    )


def _question(line: ObjectVar[OwnTalkLine]) -> rx.Component:
    return rx.el.div(
        confirm(
            line.question,
            State.cancel(line.appointment_id),
            State.close,
            yes=t("consultation-cancel-yes"),
            no=t("consultation-cancel-no"),
        ),
        rx.el.p(t("consultation-move-hint"), class_name="ep-hint"),
    )


def _details(line: ObjectVar[OwnTalkLine]) -> rx.Component:
    return form(
        select_field(
            t("consultation-details-form"),
            "form",
            rx.foreach(line.forms, _option),
            value=line.form,
        ),
        select_field(
            t("consultation-details-topic"),
            "topic",
            rx.fragment(
                rx.el.option(t("consultation-details-topic-none"), value=""),
                rx.foreach(State.subjects, lambda one: rx.el.option(one, value=one, key=one)),
            ),
            value=line.topic,
            required=False,
        ),
        text_field(
            t("consultation-details-text"),
            "text",
            value=line.text,
            multiline=True,
            rows="3",
            required=False,
            max_length=300,
            hint=t("consultation-details-text-hint"),
        ),
        actions(
            button(t("consultation-details-save"), type="submit"),
            button(t("teacher-consultation-not-now"), kind="secondary", on_click=State.close),
        ),
        thing=line.appointment_id,
        on_submit=State.save_details,
    )


def _option(option: ObjectVar[TalkOptionLine]) -> rx.Component:
    return rx.el.option(option.text, value=option.value, key=option.value)
