"""Sign in. A plain form, because only an HTTP answer can set the session cookie."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.access.account import FormPageState as State
from elternportal.ui.access.sign_ons import sign_on_buttons
from elternportal.ui.components import button, email_field, form, text_field
from elternportal.ui.layout import link_to, plain_frame


def view() -> rx.Component:
    return plain_frame(
        form(
            email_field(t("account-email"), autocomplete="username"),
            text_field(
                t("account-password"),
                "password",
                type="password",
                autocomplete="current-password",
            ),
            rx.el.input(type="hidden", name="language", value=current_language()),
            rx.el.input(type="hidden", name="next", value=State.next_page),
            button(t("account-sign-in"), type="submit"),
            action=routes.LOGIN_POST,
            data_remembers="email",
        ),
        sign_on_buttons(),
        rx.el.p(rx.el.a(t("account-to-forgot"), href=link_to(routes.FORGOT_PASSWORD))),
        rx.el.p(rx.el.a(t("account-to-activate"), href=link_to(routes.ACTIVATE))),
        title=t("account-sign-in-title"),
    )


PAGE = Page(routes.SIGN_IN, view, "account-sign-in-title", State.load)
