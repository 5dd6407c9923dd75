"""The part of the settings in which a person changes the own mail address."""

import reflex as rx

from elternportal.i18n import t
from elternportal.state.access.own_email import OwnEmailState as State
from elternportal.ui.components import button, email_field, form, section, text_field


def own_email(email: rx.Var[str]) -> rx.Component:
    """The address at present, one that waits for its confirmation, and a form for another."""
    return section(
        t("account-email-title"),
        rx.el.p(email),
        rx.cond(
            State.pending != "",
            rx.el.div(
                rx.el.p(t("account-email-pending"), " ", rx.el.strong(State.pending)),
                button(t("account-email-withdraw"), kind="secondary", on_click=State.withdraw),
                role="status",
            ),
        ),
        form(
            rx.el.p(t("account-email-about")),
            email_field(t("account-email-new")),
            text_field(
                t("account-email-password"),
                "password",
                type="password",
                autocomplete="current-password",
                field_id="feld-passwort-fuer-adresse",
            ),
            button(t("account-email-ask"), kind="secondary", type="submit"),
            on_submit=State.ask,
            key=State.asked.to_string(),
        ),
    )
