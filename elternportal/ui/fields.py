"""Form fields: label, hint, input and error text belong together (KERN's form markup)."""

from collections.abc import Sequence
from typing import Any, Literal

import reflex as rx

from elternportal.i18n import t
from elternportal.reflex_internals import BaseHTML

Text = str | rx.Var[str]
InputType = Literal[
    "text", "password", "tel", "url", "search", "number", "date", "time", "datetime-local"
]


def text_field(
    label: Text | rx.Component,
    name: str,
    *,
    type: InputType = "text",  # noqa: A002  (HTML calls it so)
    hint: Text = "",
    value: Text | rx.Var[int] | int | None = None,
    autocomplete: str = "off",
    required: bool = True,
    error: Text = "",
    field_id: str = "",
    multiline: bool = False,
    **props: Any,
) -> rx.Component:
    """A labelled input.

    ``value`` is what stands in it at first (without ``on_change`` the browser keeps what is
    typed). ``error`` says what is wrong; an empty text means nothing is. ``field_id`` is needed
    only when two fields of one page have the same ``name``.
    """
    own_id = field_id or f"feld-{name}"
    if value is not None:
        props["value" if "on_change" in props else "default_value"] = value
    if multiline:
        element = rx.el.textarea
    else:
        element, props = rx.el.input, {"type": type, **props}
    control = element(
        id=own_id,
        name=name,
        auto_complete=autocomplete,
        required=required,
        aria_describedby=_described_by(own_id, hint),
        aria_invalid=_is_set(error),
        class_name=_with_error(error, "kern-form-input__input", "kern-form-input__input--error"),
        **props,
    )
    # Nobody has to search: saying so would only be in the way.
    is_expected = required or type == "search"
    return _field(own_id, label, control, hint=hint, error=error, required=is_expected)


def email_field(
    label: Text, name: str = "email", *, autocomplete: str = "email", **props: Any
) -> rx.Component:
    """A mail address as it is typed: ``type=email`` would let the browser make another of it.

    Chromium sends ``weiss.de`` where somebody typed ``weiß.de``.
    """
    return text_field(
        label,
        name,
        autocomplete=autocomplete,
        input_mode="email",
        auto_capitalize="none",
        spell_check=False,
        **props,
    )


def select_field(
    label: Text,
    name: str,
    options: Sequence[tuple[str, str]] | rx.Component,
    *,
    hint: Text = "",
    value: Text | None = None,
    required: bool = True,
    error: Text = "",
    field_id: str = "",
    **props: Any,
) -> rx.Component:
    """A choice of one. ``options`` are pairs (value, text), or an ``rx.foreach`` of options."""
    own_id = field_id or f"feld-{name}"
    if value is not None:
        props["value" if "on_change" in props else "default_value"] = value
    choices = (
        [options]
        if isinstance(options, rx.Component)
        else [rx.el.option(text, value=key) for key, text in options]
    )
    control = rx.el.div(
        rx.el.select(
            *choices,
            id=own_id,
            name=name,
            required=required,
            aria_describedby=_described_by(own_id, hint),
            aria_invalid=_is_set(error),
            class_name=_with_error(
                error, "kern-form-input__select", "kern-form-input__select--error"
            ),
            **props,
        ),
        class_name="kern-form-input__select-wrapper",
    )
    return _field(own_id, label, control, hint=hint, error=error, required=required)


def checkbox_field(
    label: Text | rx.Component,
    name: Text,
    *,
    checked: bool | rx.Var[bool] | None = None,
    hint: Text = "",
    required: bool = False,
    field_id: Text = "",
    **props: Any,
) -> rx.Component:
    """A box to tick with its sentence beside it."""
    own_id = field_id if isinstance(field_id, rx.Var) or field_id else f"feld-{name}"
    if checked is not None:
        props["checked" if "on_change" in props else "default_checked"] = checked
    return rx.el.div(
        rx.el.div(
            rx.el.input(
                type="checkbox",
                id=own_id,
                name=name,
                required=required,
                aria_describedby=_described_by(own_id, hint),
                class_name="kern-form-check__checkbox",
                **props,
            ),
            rx.el.label(label, html_for=own_id, class_name="kern-label"),
            class_name="kern-form-check",
        ),
        _hint(own_id, hint),
        class_name="ep-field ep-field-check",
    )


def file_field(
    label: Text,
    name: str,
    *,
    accept: str = "",
    multiple: bool = False,
    hint: Text = "",
    required: bool = True,
    error: Text = "",
    field_id: str = "",
    **props: Any,
) -> rx.Component:
    """Choose files. ``accept`` as in HTML, e.g. ".txt,.csv"."""
    own_id = field_id or f"feld-{name}"
    control = rx.el.input(
        type="file",
        id=own_id,
        name=name,
        accept=accept,
        multiple=multiple,
        required=required,
        aria_describedby=_described_by(own_id, hint),
        aria_invalid=_is_set(error),
        class_name=_with_error(error, "kern-form-input__input", "kern-form-input__input--error"),
        **props,
    )
    return _field(own_id, label, control, hint=hint, error=error, required=required)


def form(*children: rx.Component, thing: rx.Var[int] | None = None, **props: Any) -> rx.Component:
    """Fields under each other; ``on_submit`` for the websocket, ``action`` for a POST over HTTP.

    ``thing`` is the number of what the form changes, for a form that is used for several: what was
    typed is given back in the form of the same thing (assets/drafts.js).
    """
    props = {"class_name": "ep-form", **props}
    if thing is not None:
        own = {"data-draft": thing.to_string()}
        props["custom_attrs"] = {**own, **props.get("custom_attrs", {})}
    if "action" in props:
        return PostForm.create(*children, method="post", **props)
    # Sent before the page is alive it must not put a PIN into the address (security A1).
    return rx.el.form(*children, method="post", **props)


class PostForm(BaseHTML):  # type: ignore[misc]  # Reflex loads it lazily, untyped
    """A form that the browser itself sends; Reflex's own form never lets it."""

    tag = "form"
    action: rx.Var[str]
    method: rx.Var[str]
    target: rx.Var[str]
    enc_type: rx.Var[str]


def _field(
    own_id: str,
    label: Text | rx.Component,
    control: rx.Component,
    *,
    hint: Text,
    error: Text,
    required: bool,
) -> rx.Component:
    optional = (
        rx.fragment()
        if required
        else rx.el.span(f" – {t('ui-optional')}", class_name="kern-label__optional")
    )
    return rx.el.div(
        rx.el.label(label, optional, html_for=own_id, class_name="kern-label"),
        _hint(own_id, hint),
        control,
        _error(own_id, error),
        class_name=_with_error(error, "kern-form-input ep-field", "kern-form-input--error"),
    )


def _hint(own_id: str, hint: Text) -> rx.Component:
    if isinstance(hint, str) and not hint:
        return rx.fragment()
    return rx.el.div(hint, id=f"{own_id}-hinweis", class_name="kern-hint")


def _error(own_id: str, error: Text) -> rx.Component:
    """The error's place exists from the start, so that screen readers announce what comes in."""
    return rx.el.div(
        rx.cond(_is_set(error), rx.el.p(error, class_name="kern-error ep-error")),
        id=f"{own_id}-fehler",
        role="alert",
        class_name="ep-error-place",
    )


def _described_by(own_id: str, hint: Text) -> str:
    hint_id = f"{own_id}-hinweis " if not isinstance(hint, str) or hint else ""
    return f"{hint_id}{own_id}-fehler"


def _is_set(error: Text) -> bool | rx.Var[bool]:
    return bool(error) if isinstance(error, str) else error != ""


def _with_error(error: Text, plain: str, wrong: str) -> Text:
    """The class of a field: ``plain``, or with KERN's error variant while there is an error."""
    classes: Text = rx.cond(_is_set(error), f"{plain} {wrong}", plain)
    return classes
