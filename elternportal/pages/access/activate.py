"""Open an access with the PIN from the letter; the QR code brings it along in the fragment."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.access.account import ActivationPageState as State
from elternportal.ui.components import button, email_field, form, text_field
from elternportal.ui.layout import link_to, plain_frame

CHECK_AFTER_MS = 400  # without a key


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
        email_field(
            t("account-email"),
            error=State.email_error,
            on_change=State.check_email.debounce(CHECK_AFTER_MS),
        ),
        button(t("account-activate"), type="submit"),
        on_submit=State.submit,
    )


PAGE = Page(routes.ACTIVATE, view, "account-activate-title", State.load)
