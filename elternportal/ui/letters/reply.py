"""The form in which a guardian replies to a letter, with one field for each kind of reply."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.services.letters.replies import LONGEST_TEXT
from elternportal.state.letters.forms import NONE, SEVERAL
from elternportal.state.letters.letter import LetterPageState as State
from elternportal.state.letters.letter_views import LetterOptionLine, WaitingChildLine
from elternportal.ui.attachments import attachments_field
from elternportal.ui.components import button, form, text_field
from elternportal.ui.prose import by_school


def confirmation() -> rx.Component:
    """One button, for all children for whom the letter is not confirmed yet."""
    return rx.el.div(
        rx.cond(
            State.waiting.length() > 1,
            rx.el.p(
                t("letter-confirm-for"),
                " ",
                rx.foreach(
                    State.waiting,
                    lambda child, place: rx.fragment(
                        rx.cond(place > 0, ", ", ""), rx.el.strong(child.name)
                    ),
                ),
            ),
        ),
        button(
            t("letter-confirm"),
            icon="check",
            on_click=State.confirm(State.version),
        ),
        class_name="ep-stack",
    )


def reply_form() -> rx.Component:
    """A first reply, for one or several children at once."""
    return form(
        _question(),
        rx.cond(
            State.waiting.length() > 1,
            rx.el.fieldset(
                rx.el.legend(t("letter-for-children"), class_name="kern-label"),
                rx.foreach(State.waiting, _child_box),
                class_name="ep-choices",
            ),
            rx.foreach(
                State.waiting,
                lambda child: rx.el.input(
                    type="hidden", name=child.field, value="on", key=child.key
                ),
            ),
        ),
        button(t("letter-send"), type="submit"),
        on_submit=State.reply,
        key=State.form_number.to_string(),
    )


def change_form() -> rx.Component:
    """Another reply for the one child whose reply is being changed."""
    return form(
        rx.foreach(
            State.children,
            lambda child: rx.cond(
                child.pupil_id == State.changes_for,
                rx.fragment(
                    rx.el.p(t("letter-change-for"), " ", rx.el.strong(child.line.name)),
                    rx.el.input(type="hidden", name="seen", value=child.seen),
                ),
            ),
        ),
        _question(),
        rx.el.div(
            button(t("letter-change-send"), type="submit"),
            button(t("letter-keep"), kind="secondary", on_click=State.keep),
            class_name="ep-actions",
        ),
        on_submit=State.change,
        key=State.form_number.to_string(),
    )


def _question() -> rx.Component:
    return rx.fragment(
        rx.el.input(type="hidden", name="version", value=State.version.to_string()),
        rx.match(
            State.demand,
            ("text", _text()),
            (
                "file",
                attachments_field(
                    by_school(State.question), kept=State.form.files, multiple=False, required=True
                ),
            ),
            _options(),
        ),
    )


def _text() -> rx.Component:
    return text_field(
        by_school(State.question),
        "text",
        value=State.form.text,
        multiline=True,
        rows="4",
        max_length=LONGEST_TEXT,
    )


def _options() -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(by_school(State.question), class_name="kern-label"),
        rx.cond(
            State.demand == "several_choices",
            rx.fragment(
                rx.el.p(t("letter-several-hint"), class_name="ep-hint"),
                rx.foreach(State.form.options, _box),
                _none(),
            ),
            rx.foreach(State.form.options, _radio),
        ),
        class_name="ep-choices",
    )


def _radio(option: ObjectVar[LetterOptionLine]) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="option",
            value=option.key,
            default_checked=option.is_chosen,
            required=True,
        ),
        by_school(option.text),
        key=option.key,
        class_name="ep-choice",
    )


def _box(option: ObjectVar[LetterOptionLine]) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            name=SEVERAL + option.key.to(str),
            default_checked=option.is_chosen,
        ),
        by_school(option.text),
        key=option.key,
        class_name="ep-choice",
    )


def _none() -> rx.Component:
    return rx.el.label(
        rx.el.input(type="checkbox", name=NONE, default_checked=State.form.chooses_none),
        rx.el.span(t("letter-none-chosen")),
        class_name="ep-choice",
    )


def _child_box(child: ObjectVar[WaitingChildLine]) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="checkbox", name=child.field, default_checked=True),
        rx.el.span(child.name),
        key=child.key,
        class_name="ep-choice",
    )
