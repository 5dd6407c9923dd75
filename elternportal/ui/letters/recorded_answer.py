"""The fields in which the office writes down an answer: choose one, tick several, or type."""

from typing import Any

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.domain.letters import Demand
from elternportal.i18n import t
from elternportal.state.letters.recorded_answers import ReplyOptionLine
from elternportal.ui.components import button, checkbox_field, form, text_field


def reply_fields(
    demand: rx.Var[str], options: ArrayVar[Any], *, choose: Any, record: Any
) -> rx.Component:
    """The fields for a kind of answer.

    Args:
        choose: the event handler that takes the id of the one chosen option.
        record: the event handler that takes the form of several options, or of a text.
    """
    return rx.match(
        demand,
        (Demand.SEVERAL_CHOICES.value, _several(options, record)),
        (Demand.TEXT.value, _text(record)),
        _one(options, choose),
    )


def _one(options: ArrayVar[Any], choose: Any) -> rx.Component:
    return rx.el.div(
        rx.foreach(options, lambda option: _option(option, choose)),
        role="group",
        aria_label=t("slips-choose"),
        class_name="ep-actions ep-slip-options",
    )


def _option(option: ObjectVar[ReplyOptionLine], choose: Any) -> rx.Component:
    return button(
        option.place + " – " + option.text,
        kind="secondary",
        on_click=choose(option.option_id),
        auto_focus=option.place == "1",
        key=option.option_id.to_string(),
    )


def _several(options: ArrayVar[Any], record: Any) -> rx.Component:
    return form(
        rx.foreach(options, _tick),
        button(t("slips-record"), type="submit"),
        on_submit=record,
    )


def _tick(option: ObjectVar[ReplyOptionLine]) -> rx.Component:
    box = checkbox_field(option.text, option.name, field_id=f"{option.name}")
    return rx.fragment(box, key=option.name)


def _text(record: Any) -> rx.Component:
    return form(
        text_field(t("slips-text"), "text", multiline=True, max_length=1000, auto_focus=True),
        button(t("slips-record"), type="submit"),
        on_submit=record,
    )
