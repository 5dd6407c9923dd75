"""Choose a password; a mailed link leads here with its token in the fragment."""

import reflex as rx

from elternportal import routes
from elternportal.auth.passwords import MIN_LENGTH
from elternportal.domain.names import MAX_PERSON_NAME
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.services.access.link_check import LinkState
from elternportal.state.access.account import FormPageState as State
from elternportal.ui.components import (
    button,
    checkbox_field,
    form,
    link_button,
    skeleton,
    text_field,
)
from elternportal.ui.layout import link_to, plain_frame

FIELD_ID = "feld-neues-passwort"


def view() -> rx.Component:
    return plain_frame(
        rx.cond(State.is_loaded, _carrier(), rx.fragment()),
        rx.match(
            State.link,
            ("", skeleton(3)),
            (LinkState.OPEN.value, _form()),
            _ended(),
        ),
        rx.el.p(rx.el.a(t("account-to-forgot"), href=link_to(routes.FORGOT_PASSWORD))),
        title=t("account-set-password-title"),
    )


def _carrier() -> rx.Component:
    """Takes the token out of the fragment to the state (assets/account.js); nobody sees it."""
    return rx.el.input(
        type="text",
        hidden=True,
        aria_hidden="true",
        tab_index=-1,
        auto_complete="off",
        data_carries="fragment",
        on_change=State.check_link,
    )


def _ended() -> rx.Component:
    """What to do with a link that has ended, before anything was typed."""
    return rx.fragment(
        rx.el.p(State.link_told, role="status"),
        rx.match(
            State.link,
            (
                LinkState.RENEWABLE.value,
                form(
                    rx.el.input(type="hidden", name="token"),
                    button(t("account-link-renew"), type="submit"),
                    on_submit=State.renew_link,
                ),
            ),
            (LinkState.USED.value, link_button(t("account-sign-in"), link_to(routes.SIGN_IN))),
            (
                LinkState.UNKNOWN.value,
                rx.el.p(rx.el.a(t("account-to-activate"), href=link_to(routes.ACTIVATE))),
            ),
            rx.fragment(),
        ),
    )


def _form() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("account-set-password-intro")),
        form(
            rx.cond(
                State.asks_name,
                text_field(
                    t("account-name"),
                    "name",
                    hint=t("account-name-hint"),
                    autocomplete="name",
                    max_length=MAX_PERSON_NAME,
                ),
            ),
            text_field(
                t("account-new-password"),
                "password",
                type="password",
                hint=t("account-new-password-hint", count=MIN_LENGTH),
                autocomplete="new-password",
                field_id=FIELD_ID,
            ),
            checkbox_field(t("account-show-password"), "show", data_shows=FIELD_ID),
            # Filled from the fragment by assets/account.js when the form is sent.
            rx.el.input(type="hidden", name="token"),
            rx.el.input(type="hidden", name="language", value=current_language()),
            button(t("account-set-password"), type="submit"),
            action=routes.PASSWORD_POST,
            data_remembers="name",
        ),
    )


PAGE = Page(routes.SET_PASSWORD, view, "account-set-password-title", State.load)
