"""Open an access with the PIN from the letter; the QR code brings it along in the fragment."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.access.account import ActivationPageState as State
from elternportal.ui.components import button, form, text_field
from elternportal.ui.layout import link_to, plain_frame


def view() -> rx.Component:
    return plain_frame(
        rx.cond(
            State.is_sent,
            rx.el.p(t("account-mail-sent"), role="status"),
            _form(),
        ),
        rx.el.p(rx.el.a(t("account-to-sign-in"), href=link_to(routes.SIGN_IN))),
        title=t("account-activate-title"),
    )


def _form() -> rx.Component:
    return form(
        rx.el.p(t("account-activate-intro")),
        text_field(
            t("account-pin"),
            "pin",
            hint=t("account-pin-hint"),
            auto_capitalize="characters",
            spell_check=False,
        ),
        text_field(t("account-email"), "email", type="email", autocomplete="email"),
        button(t("account-activate"), type="submit"),
        on_submit=State.submit,
    )


PAGE = Page(routes.ACTIVATE, view, "account-activate-title", State.load)
