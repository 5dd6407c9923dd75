"""Antwortzeiten: what families read when they write to a teacher."""

from typing import Any

import reflex as rx

from elternportal.domain.messages import ANSWER_HOURS, LONGEST_NOTE
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.services.messages.hours import WEEKDAYS
from elternportal.state.messages.hours import DAY
from elternportal.state.messages.hours import AnswerHoursPageState as State
from elternportal.state.messages.words import weekday_names
from elternportal.ui.components import button, checkbox_field, form, skeleton, text_field
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _form(), skeleton(4)),
        title=t("answer-hours-title"),
        group="reports",
    )


def _form() -> rx.Component:
    names = weekday_names(current_language())
    return form(
        rx.el.p(t("answer-hours-about")),
        rx.el.fieldset(
            rx.el.legend(t("answer-hours-days"), class_name="kern-label"),
            rx.el.div(
                *(
                    checkbox_field(name, f"{DAY}{digit}", checked=State.days[number])
                    for number, (digit, name) in enumerate(zip(WEEKDAYS, names, strict=True))
                ),
                class_name="ep-row",
            ),
            class_name="ep-fieldset",
        ),
        rx.el.div(
            _field("begins", type="time", value=State.begins),
            _field("ends", type="time", value=State.ends),
            class_name="ep-row",
        ),
        _field("away_until", type="date", value=State.away_until, hint=t("answer-hours-away-hint")),
        _field(
            "away_note",
            value=State.away_note,
            hint=t("answer-hours-note-hint"),
            max_length=LONGEST_NOTE,
        ),
        rx.el.div(button(t("answer-hours-save"), type="submit"), class_name="ep-actions"),
        on_submit=State.save,
    )


def _field(name: str, **props: Any) -> rx.Component:
    label = t(f"answer-hours-field-{name.replace('_', '-')}")
    return text_field(label, name, required=False, **props)


PAGE = Page(ANSWER_HOURS, view, "answer-hours-title", State.load)
