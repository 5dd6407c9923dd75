"""Asks for the password again before something weighty (security S4)."""

import reflex as rx

from elternportal.i18n import t
from elternportal.state.step_up import StepUpState
from elternportal.ui.components import button, form, text_field
from elternportal.ui.editing import actions


def step_up() -> rx.Component:
    """Stands above the forms of a page whose steps may need the password."""
    return rx.cond(
        StepUpState.asks_password,
        form(
            rx.el.p(t("step-up-about"), class_name="kern-body kern-body--bold"),
            text_field(
                t("step-up-password"),
                "password",
                type="password",
                autocomplete="current-password",
                field_id="feld-step-up",
                auto_focus=True,
            ),
            rx.cond(
                StepUpState.asks_code,
                text_field(
                    t("factor-step-up-code"),
                    "code",
                    autocomplete="one-time-code",
                    field_id="feld-step-up-code",
                ),
            ),
            actions(button(t("step-up-confirm"), type="submit")),
            on_submit=StepUpState.confirm,
            aria_label=t("step-up-about"),
            class_name="ep-form ep-confirm",
        ),
    )
