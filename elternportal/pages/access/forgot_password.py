"""Ask for a link to choose a new password."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.access.account import FormPageState as State
from elternportal.ui.components import button, email_field, form
from elternportal.ui.layout import link_to, plain_frame


def view() -> rx.Component:
    return plain_frame(
        rx.cond(
            State.is_sent,
            rx.el.p(t("account-forgot-sent"), role="status"),
            form(
                rx.el.p(t("account-forgot-intro")),
                email_field(t("account-email"), autocomplete="username", error=State.email_error),
                rx.el.input(type="hidden", name="language", value=current_language()),
                button(t("account-forgot"), type="submit"),
                action=routes.FORGOT_POST,
                data_remembers="email",
            ),
        ),
        rx.el.p(rx.el.a(t("account-to-sign-in"), href=link_to(routes.SIGN_IN))),
        title=t("account-forgot-title"),
    )


PAGE = Page(routes.FORGOT_PASSWORD, view, "account-forgot-title", State.load)
