"""The building blocks of all pages: KERN's classes and the portal's own, wrapped once.

Pages use these functions instead of class names. Texts may be plain or Reflex vars.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import reflex as rx
from reflex.event import EventType
from reflex.vars import ArrayVar

from elternportal.i18n import t
from elternportal.reflex_internals import A
from elternportal.ui.fields import (
    Text,
    checkbox_field,
    email_field,
    file_field,
    form,
    select_field,
    text_field,
)
from elternportal.ui.icons import icon as icon_of

__all__ = [
    "Tab",
    "badge",
    "button",
    "cancel_button",
    "card",
    "checkbox_field",
    "chip",
    "confirm",
    "data_table",
    "email_field",
    "empty_state",
    "file_button",
    "file_field",
    "file_link",
    "form",
    "link_button",
    "progress",
    "section",
    "select_field",
    "skeleton",
    "table_of",
    "table_row",
    "tabs",
    "text_field",
]

ButtonKind = Literal["primary", "secondary", "quiet", "danger"]
Tone = Literal["info", "success", "warning", "danger"]
EventSpec: TypeAlias = EventType[Any]

_KERN_BUTTON = {
    "primary": "kern-btn kern-btn--primary",
    "secondary": "kern-btn kern-btn--secondary",
    "quiet": "kern-btn kern-btn--tertiary",
    "danger": "kern-btn ep-btn-danger",
}


def button(
    text: Text, *, kind: ButtonKind = "primary", icon: str | None = None, **props: Any
) -> rx.Component:
    """A button with a word. ``type`` is "button" unless said otherwise; one primary per view."""
    return rx.el.button(
        *_icon_and_word(text, icon), **{"type": "button", **_with_class(_KERN_BUTTON[kind], props)}
    )


def cancel_button(text: Text, on_click: EventSpec, *, kind: ButtonKind = "quiet") -> rx.Component:
    """Leaves a form without saving; what was typed is not kept either (assets/drafts.js)."""
    return button(text, kind=kind, on_click=on_click, custom_attrs={"data-discards": "true"})


def link_button(
    text: Text,
    href: Text,
    *,
    kind: ButtonKind = "primary",
    icon: str | None = None,
    **props: Any,
) -> rx.Component:
    """A link that looks like a button: it leads somewhere and changes nothing."""
    return rx.el.a(*_icon_and_word(text, icon), href=href, **_with_class(_KERN_BUTTON[kind], props))


def file_link(*content: Any, href: Text, **props: Any) -> rx.Component:
    """A link to a file. It is a plain link, because the router would look for a page."""
    return A.create(*content, href=href, download=True, **props)


def file_button(text: Text, href: Text, *, icon: str = "file-text", **props: Any) -> rx.Component:
    """A :func:`file_link` that looks like a button."""
    look = _with_class(_KERN_BUTTON["secondary"], props)
    return file_link(*_icon_and_word(text, icon), href=href, **look)


def card(
    *children: Any, title: Text | rx.Component = "", level: Literal[2, 3] = 3, **props: Any
) -> rx.Component:
    """A box of things that belong together. ``level`` is 2 for a card outside any section."""
    heading = rx.el.h2 if level == 2 else rx.el.h3
    head = [heading(title, class_name="kern-title ep-card-title")] if _given(title) else []
    return rx.el.div(*head, *children, **_with_class("ep-card", props))


def section(title: Text | rx.Component, *children: Any, **props: Any) -> rx.Component:
    """A part of a page under a heading of level 2."""
    heading = rx.el.h2(title, class_name="kern-heading-medium")
    return rx.el.section(heading, *children, **_with_class("ep-section", props))


def chip(text: Text, *, icon: str | None = None, **props: Any) -> rx.Component:
    """A small label, e.g. whose child a line is about. With ``on_click`` use :func:`button`."""
    return rx.el.span(*_icon_and_text(text, icon), **_with_class("ep-chip", props))


def badge(
    text: Text, *, tone: Tone = "info", icon: str | None = None, **props: Any
) -> rx.Component:
    """A state in a word, e.g. "gebucht"; the colour only repeats what the word says."""
    classes = f"kern-badge kern-badge--{tone}"
    word = rx.el.span(text, class_name="kern-label")
    symbol = [icon_of(icon, 16)] if icon else []
    return rx.el.span(*symbol, word, **_with_class(classes, props))


def data_table(
    headers: Sequence[Text | rx.Component] | rx.Component,
    rows: rx.Component | Sequence[rx.Component],
    *,
    caption: Text,
    **props: Any,
) -> rx.Component:
    """A dense table that scrolls in itself. ``rows`` are :func:`table_row` or a foreach of them.

    ``headers`` may be the ``sortable_heads`` of ``ui/listing.py``.

    ``caption`` names the table for screen readers and is not shown.
    """
    body = [rows] if isinstance(rows, rx.Component) else list(rows)
    head = (
        [headers]
        if isinstance(headers, rx.Component)
        else [rx.el.th(it, scope="col", class_name="kern-table__header") for it in headers]
    )
    return rx.el.div(
        rx.el.table(
            rx.el.caption(caption, class_name="kern-sr-only"),
            rx.el.thead(rx.el.tr(*head)),
            rx.el.tbody(*body),
            class_name="kern-table kern-table--small ep-table",
        ),
        **{
            "role": "region",
            "aria_label": caption,
            "tab_index": 0,
            **_with_class("ep-table-scroll", props),
        },
    )


def table_of(
    lines: ArrayVar[Any],
    row: Callable[[Any], rx.Component],
    headers: Sequence[Text | rx.Component] | rx.Component,
    *,
    caption: Text,
    empty: rx.Component,
    **props: Any,
) -> rx.Component:
    """A :func:`data_table` with a ``row`` for each line, or ``empty`` while there is none.

    With the class ``ep-table-cards``, rows are cards on a phone.
    """
    table = data_table(headers, rx.foreach(lines, row), caption=caption, **props)
    return rx.cond(lines.length() > 0, table, empty)


def table_row(*cells: Any, **props: Any) -> rx.Component:
    """One row of a :func:`data_table`; each cell is a text or a component."""
    return rx.el.tr(
        *[rx.el.td(cell, class_name="kern-table__cell") for cell in cells],
        **props,
    )


def empty_state(text: Text, icon: str = "inbox", *children: Any) -> rx.Component:
    """Says what will stand here; ``children`` can offer what to do now."""
    return rx.el.div(
        icon_of(icon, 32), rx.el.p(text, class_name="kern-body"), *children, class_name="ep-empty"
    )


def skeleton(lines: int = 3) -> rx.Component:
    """Grey lines while data is on its way; they appear only after 200 ms."""
    return rx.el.div(
        rx.el.span(t("ui-loading"), class_name="kern-sr-only"),
        *[rx.el.div(class_name="ep-skeleton-line", aria_hidden="true") for _ in range(lines)],
        role="status",
        class_name="ep-skeleton",
    )


def progress(
    value: int | rx.Var[int], *, label: Text, maximum: int | rx.Var[int] = 100
) -> rx.Component:
    """How far long work has come, ``value`` of ``maximum``; ``label`` says which work."""
    return rx.el.div(
        rx.el.span(label, class_name="kern-label"),
        rx.el.progress(value=value, max=maximum, aria_label=label),
        class_name="kern-progress ep-progress",
    )


def confirm(
    question: Text,
    on_yes: EventSpec,
    on_no: EventSpec,
    *,
    yes: Text = "",
    no: Text = "",
    danger: bool = True,
) -> rx.Component:
    """Asks once before a step that cannot be taken back; ``question`` names the thing.

    Show it with ``rx.cond`` in place of the button that asked for it; for deleting, ``removal``
    in ``ui/removal.py`` does that.
    """
    return rx.el.div(
        rx.el.p(question, class_name="kern-body kern-body--bold"),
        rx.el.div(
            button(
                yes if _given(yes) else t("ui-yes"),
                kind="danger" if danger else "primary",
                on_click=on_yes,
            ),
            button(
                no if _given(no) else t("ui-no"), kind="secondary", on_click=on_no, auto_focus=True
            ),
            class_name="ep-actions",
        ),
        role="alertdialog",
        aria_label=question,
        class_name="ep-confirm",
    )


@dataclass(frozen=True, slots=True)
class Tab:
    """One choice of :func:`tabs`: leads to ``href``, or calls ``on_click`` on the same page."""

    text: Text
    is_current: bool | rx.Var[bool]
    href: Text = ""
    on_click: EventSpec | None = None


def tabs(label: Text, choices: Sequence[Tab]) -> rx.Component:
    """Views of the same thing side by side; exactly one is current. ``label`` names the choice."""
    return rx.el.div(*map(_tab, choices), role="group", aria_label=label, class_name="ep-tabs")


def _tab(choice: Tab) -> rx.Component:
    if choice.on_click is None:
        current = rx.cond(choice.is_current, "page", "false")
        return rx.el.a(choice.text, href=choice.href, aria_current=current, class_name="ep-tab")
    return rx.el.button(
        choice.text,
        type="button",
        aria_pressed=choice.is_current,
        on_click=choice.on_click,
        class_name="ep-tab",
    )


def _icon_and_word(text: Text, icon: str | None) -> list[rx.Component]:
    return [*([icon_of(icon)] if icon else []), rx.el.span(text, class_name="kern-label")]


def _icon_and_text(text: Text, icon: str | None) -> list[Any]:
    return [*([icon_of(icon, 16)] if icon else []), text]


def _given(text: Text) -> bool:
    return not isinstance(text, str) or text != ""


def _with_class(own: str, props: dict[str, Any]) -> dict[str, Any]:
    """The caller's props, with its ``class_name`` added to our own."""
    extra = props.pop("class_name", "")
    return {
        **props,
        "class_name": f"{own} {extra}".strip() if isinstance(extra, str) else own + " " + extra,
    }
