"""The form of an evening's settings, for a new one and for one that exists."""

from collections.abc import Callable
from typing import Any

import reflex as rx
from reflex.event import EventType
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.evening.office_views import EveningFormLine
from elternportal.ui.components import button, checkbox_field, form, text_field


def evening_form(
    draft: ObjectVar[EveningFormLine],
    on_submit: EventType[Any],
    *,
    save: str,
    frame: Callable[..., rx.Component] = form,
    are_times_frozen: bool | rx.Var[bool] = False,
) -> rx.Component:
    """``save`` is the key of the button's word, ``frame`` what makes a form of the fields.

    Frozen times can be read, not changed.
    """
    return frame(
        text_field(t("evening-form-title"), "title", value=draft.title, max_length=120),
        _times(draft, are_times_frozen),
        _phases(draft),
        _limits(draft),
        checkbox_field(
            t("evening-form-all-teachers-bookable"),
            "all_teachers_bookable",
            checked=draft.all_teachers_bookable,
            hint=t("evening-form-all-teachers-bookable-hint"),
        ),
        button(t(save), type="submit"),
        on_submit=on_submit,
    )


def _times(draft: ObjectVar[EveningFormLine], are_frozen: bool | rx.Var[bool]) -> rx.Component:
    return _group(
        "evening-form-times",
        rx.cond(are_frozen, rx.el.p(t("evening-form-frozen"), class_name="ep-muted")),
        _row(
            _field("day", draft.day, "date", read_only=are_frozen),
            _field("starts", draft.starts, "time", read_only=are_frozen),
            _field("ends", draft.ends, "time", read_only=are_frozen),
            _number("slot_minutes", draft.slot_minutes, 5, 30, read_only=are_frozen),
        ),
    )


def _phases(draft: ObjectVar[EveningFormLine]) -> rx.Component:
    return _group(
        "evening-form-phases",
        _pairs(
            _field("invited_from", draft.invited_from, "datetime-local"),
            _field("open_from", draft.open_from, "datetime-local"),
            _field("closed_from", draft.closed_from, "datetime-local"),
            _field("cancel_until", draft.cancel_until, "datetime-local"),
        ),
    )


def _limits(draft: ObjectVar[EveningFormLine]) -> rx.Component:
    return _group(
        "evening-form-limits",
        _pairs(
            _number("max_per_child", draft.max_per_child, 1, 50),
            _number("max_per_family", draft.max_per_family, 1, 100),
            _number("pause_slots", draft.pause_slots, 0, 12),
            _number("max_consecutive", draft.max_consecutive, 0, 50),
        ),
        rx.el.p(t("evening-form-limits-hint"), class_name="ep-muted"),
    )


def _group(title: str, *children: Any) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(t(title), class_name="kern-title"), *children, class_name="ep-fieldset"
    )


def _row(*fields: rx.Component) -> rx.Component:
    return rx.el.div(*fields, class_name="ep-row")


def _pairs(*fields: rx.Component) -> rx.Component:
    """Two beside each other where there is room: long labels keep to one line."""
    return rx.el.div(*fields, class_name="ep-pairs")


def _field(name: str, value: Any, kind: Any, **props: Any) -> rx.Component:
    return text_field(_label(name), name, type=kind, value=value, **props)


def _number(name: str, value: Any, least: int, most: int, **props: Any) -> rx.Component:
    return text_field(_label(name), name, type="number", value=value, min=least, max=most, **props)


def _label(name: str) -> str:
    return t(f"evening-form-{name.replace('_', '-')}")
