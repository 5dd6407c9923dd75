"""Open an access with the PIN from the letter; the QR code brings it along in the fragment."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.access.account import ActivationPageState as State
from elternportal.ui.components import button, email_field, form, link_button, text_field
from elternportal.ui.layout import link_to, plain_frame

CHECK_AFTER_MS = 400  # without a key
FORM_ID = "zugang-oeffnen"


def view() -> rx.Component:
    return plain_frame(
        rx.cond(State.adds_child, _add_child(), _activate()),
        rx.el.p(rx.el.a(t("account-to-sign-in"), href=link_to(routes.SIGN_IN))),
        title=t("account-activate-title"),
    )


def _activate() -> rx.Component:
    """The form stays in its place while the answer is shown, so that it can be sent again."""
    return rx.fragment(
        rx.cond(State.sent_to != "", _sent()),
        rx.el.div(_form(), hidden=State.sent_to != ""),
    )


def _sent() -> rx.Component:
    return rx.fragment(
        rx.el.p(State.told_sent, role="status"),
        rx.el.div(
            button(t("account-send-again"), kind="secondary", type="submit", form=FORM_ID),
            button(t("account-other-address"), kind="quiet", on_click=State.give_other_address),
            class_name="ep-actions",
        ),
    )


def _form() -> rx.Component:
    return form(
        rx.el.p(t("account-activate-intro")),
        _pin(),
        email_field(
            t("account-email"),
            error=State.email_error,
            on_change=State.check_email.debounce(CHECK_AFTER_MS),
        ),
        button(t("account-activate"), type="submit"),
        on_submit=State.submit,
        id=FORM_ID,
    )


def _add_child() -> rx.Component:
    """The QR code fills the PIN in, so that one tap is enough."""
    return rx.cond(
        State.has_added,
        link_button(t("account-to-start"), link_to(routes.START)),
        rx.fragment(
            form(
                rx.el.p(t("account-add-by-qr")),
                _pin(),
                button(t("account-add-by-qr-go"), type="submit"),
                on_submit=State.add_child,
            ),
            button(t("account-open-for-other"), kind="quiet", on_click=State.open_for_other),
        ),
    )


def _pin() -> rx.Component:
    return text_field(
        t("account-pin"),
        "pin",
        hint=t("account-pin-hint"),
        auto_capitalize="characters",
        spell_check=False,
    )


PAGE = Page(routes.ACTIVATE, view, "account-activate-title", State.load)
