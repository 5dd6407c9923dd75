"""What the office can do with a whole evening: each step asks once, with the numbers."""

from typing import Any, cast

import reflex as rx
from reflex.event import EventType
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.evening.office import OfficeEveningPageState as State
from elternportal.state.evening.office_views import EveningFormLine
from elternportal.ui.components import ButtonKind, button, confirm, form, text_field

DRAFT = cast("ObjectVar[EveningFormLine]", State.draft)


def steps() -> rx.Component:
    """The buttons, or the question of the one that was pressed."""
    return rx.match(
        State.asks_step,
        ("publish", _question("publish", State.publish, danger=False)),
        ("unpublish", _question("unpublish", State.unpublish)),
        ("call-off", _question("call-off", State.call_off)),
        ("reinstate", _question("reinstate", State.reinstate, danger=False)),
        ("delete", _question("delete", State.delete)),
        ("reschedule", _new_time()),
        _buttons(),
    )


def _buttons() -> rx.Component:
    return rx.el.div(
        rx.cond(
            State.is_published,
            rx.fragment(
                rx.cond(
                    State.is_called_off,
                    _ask("reinstate", "primary"),
                    _ask("call-off", "danger"),
                ),
                rx.cond(~State.are_times_frozen, _ask("unpublish")),
            ),
            rx.fragment(
                _ask("publish", "primary"),
                rx.cond(~State.are_times_frozen, _ask("delete", "danger")),
            ),
        ),
        _ask("reschedule"),
        class_name="ep-actions",
    )


def _ask(step: str, kind: ButtonKind = "secondary") -> rx.Component:
    return button(t(f"office-evening-{step}"), kind=kind, on_click=State.ask(step))


def _question(step: str, on_yes: EventType[Any], *, danger: bool = True) -> rx.Component:
    return confirm(
        State.question,
        cast("Any", on_yes),
        State.ask(""),
        yes=t(f"office-evening-{step}"),
        danger=danger,
    )


def _new_time() -> rx.Component:
    return form(
        rx.el.p(State.question, class_name="kern-body--bold"),
        rx.el.div(
            text_field(
                t("evening-form-day"), "day", type="date", value=DRAFT.day, field_id="neuer-tag"
            ),
            text_field(
                t("evening-form-starts"),
                "starts",
                type="time",
                value=DRAFT.starts,
                field_id="neuer-beginn",
            ),
            class_name="ep-row",
        ),
        rx.el.div(
            button(t("office-evening-reschedule"), type="submit"),
            button(t("ui-no"), kind="secondary", on_click=State.ask("")),
            class_name="ep-actions",
        ),
        on_submit=State.reschedule,
        class_name="ep-form ep-confirm",
    )
