"""The forms in which a letter is written and corrected.

The fields keep what is typed until a step has succeeded. A button's ``data-intent`` reaches the
state in the form's field ``intent``, and a draft is saved by itself (``assets/letter.js``).
"""

from typing import Any, cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.letters import Demand
from elternportal.i18n import t
from elternportal.state.letters.office_letter import AUTOSAVE, REVIEW, WRITE
from elternportal.state.letters.office_letter import OfficeLetterPageState as State
from elternportal.state.letters.office_letter_views import LetterFormLine
from elternportal.ui.attachments import attachments_field
from elternportal.ui.audience import audience_chooser
from elternportal.ui.components import (
    button,
    cancel_button,
    checkbox_field,
    select_field,
    text_field,
)
from elternportal.ui.editing import shared_form
from elternportal.ui.icons import icon

FORM_ID, TEXT_ID = "brief-formular", "feld-text"
SHOWS_PAGE = {"data-then": ".ep-letter-page"}  # the next step, in letters/review.py
EDITOR = cast("ObjectVar[LetterFormLine]", State.editor)
TOOLS = {"bold": "bold", "italic": "italic", "heading": "heading", "list": "list", "link": "link"}
_NEED_QUESTION = [demand.value for demand in Demand if demand.is_reply]
_NEED_OPTIONS = [Demand.ONE_CHOICE.value, Demand.SEVERAL_CHOICES.value]


def letter_form() -> rx.Component:
    """A draft's fields, whom it is for, and what to do with it."""
    return rx.el.div(
        shared_form(
            State,
            State.letter_id,
            rx.el.input(type="hidden", name="intent", default_value=WRITE),
            _letter(),
            _answer(),
            id=FORM_ID,
            on_submit=State.save,
            # What is scheduled goes out as it was saved, so half a sentence must not be.
            custom_attrs={"data-autosave": rx.cond(State.is_scheduled, "", AUTOSAVE)},
        ),
        audience_chooser(),
        rx.el.p(
            State.saved,
            role="status",
            class_name="ep-muted",
            custom_attrs={"data-letter-address": State.address},
        ),
        rx.el.div(
            _submit("office-letter-save", WRITE, "secondary"),
            _submit("office-letter-review", REVIEW, "primary"),
            class_name="ep-actions",
        ),
        key=State.opened.to_string(),
        tab_index=-1,
        class_name="ep-stack ep-letter-desk",
    )


def correction_form() -> rx.Component:
    """Title, text and files of a published letter, and whether it must be answered anew."""
    return shared_form(
        State,
        State.letter_id,
        _title(),
        _text(),
        attachments_field(t("office-letter-field-files"), kept=State.files),
        rx.cond(
            State.demand != Demand.NONE.value,
            checkbox_field(
                t("office-letter-field-confirm-anew"),
                "confirm_anew",
                hint=t("office-letter-confirm-anew-hint"),
            ),
        ),
        rx.el.div(
            button(t("office-letter-compare"), type="submit", custom_attrs=SHOWS_PAGE),
            cancel_button(t("office-letter-cancel"), State.go_back, kind="secondary"),
            class_name="ep-actions",
        ),
        on_submit=State.compare,
        key=State.opened.to_string(),
        tab_index=-1,
        class_name="ep-form ep-letter-desk",
    )


def _letter() -> rx.Component:
    return _group(
        "office-letter-part-letter",
        rx.el.div(
            text_field(
                t("office-letter-field-number"),
                "number",
                type="number",
                value=EDITOR.number,
                min=1,
                max=9999,
            ),
            _title(),
            class_name="ep-row ep-letter-head",
        ),
        _text(),
        attachments_field(t("office-letter-field-files"), kept=State.files),
        checkbox_field(
            t("office-letter-field-is-confidential"),
            "is_confidential",
            checked=EDITOR.is_confidential,
            hint=t("office-letter-confidential-hint"),
        ),
    )


def _title() -> rx.Component:
    return text_field(t("office-letter-field-title"), "title", value=EDITOR.title, max_length=160)


def _text() -> rx.Component:
    """The text with its tools; it is Markdown, which also reads well as it is typed."""
    return rx.el.div(
        rx.el.div(
            *[_tool(name, symbol) for name, symbol in TOOLS.items()],
            role="toolbar",
            aria_label=t("office-letter-tools"),
            class_name="ep-tools",
        ),
        text_field(
            t("office-letter-field-text"),
            "text",
            value=EDITOR.text,
            hint=t("office-letter-text-hint"),
            multiline=True,
            rows=14,
            max_length=20_000,
            field_id=TEXT_ID,
        ),
        class_name="ep-letter-text-field",
    )


def _tool(name: str, symbol: str) -> rx.Component:
    word = t(f"office-letter-tool-{name}")
    return rx.el.button(
        icon(symbol),
        type="button",
        title=word,
        aria_label=word,
        aria_controls=TEXT_ID,
        data_markdown=name,
        class_name="ep-icon-button",
    )


def _answer() -> rx.Component:
    """What is asked of the guardians, with the fields that this kind of answer needs."""
    return _group(
        "office-letter-part-answer",
        select_field(
            t("office-letter-field-demand"),
            "demand",
            [(it.value, t(f"office-letter-demand-{it.value}")) for it in Demand],
            value=State.demand,
            on_change=State.choose_demand,
        ),
        rx.cond(
            rx.Var.create(_NEED_QUESTION).contains(State.demand),
            text_field(
                t("office-letter-field-question"),
                "question",
                value=EDITOR.question,
                max_length=500,
            ),
        ),
        rx.cond(
            rx.Var.create(_NEED_OPTIONS).contains(State.demand),
            text_field(
                t("office-letter-field-options"),
                "options",
                value=EDITOR.options,
                hint=t("office-letter-options-hint"),
                multiline=True,
                rows=4,
            ),
        ),
        rx.cond(State.demand != Demand.NONE.value, deadline_fields()),
    )


def deadline_fields() -> rx.Component:
    """Until when an answer is asked for, and when the portal reminds."""
    return rx.el.div(
        text_field(
            t("office-letter-field-deadline"),
            "deadline",
            type="date",
            value=EDITOR.deadline,
            required=False,
            error=State.deadline_error,
        ),
        text_field(
            t("office-letter-field-remind-days-before"),
            "remind_days_before",
            type="number",
            value=EDITOR.remind_days_before,
            required=False,
            min=1,
            max=30,
        ),
        class_name="ep-row",
    )


def _submit(key: str, intent: str, kind: Any) -> rx.Component:
    attributes = {"data-intent": intent, **(SHOWS_PAGE if intent == REVIEW else {})}
    return button(t(key), kind=kind, type="submit", form=FORM_ID, custom_attrs=attributes)


def _group(title: str, *children: Any) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(t(title), class_name="kern-title"),
        *children,
        class_name="ep-fieldset ep-letter-part",
    )
