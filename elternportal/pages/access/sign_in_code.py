"""The second step of signing in. A plain form, because only an HTTP answer can set the cookie."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.access.account import FormPageState as State
from elternportal.ui.components import button, form, text_field
from elternportal.ui.layout import link_to, plain_frame


def view() -> rx.Component:
    return plain_frame(
        rx.el.p(t("factor-sign-in-about")),
        form(
            text_field(
                t("factor-code"),
                "code",
                hint=t("factor-sign-in-hint"),
                autocomplete="one-time-code",
                auto_capitalize="characters",
                spell_check=False,
                max_length=30,
            ),
            rx.el.input(type="hidden", name="language", value=current_language()),
            rx.el.input(type="hidden", name="next", value=State.next_page),
            button(t("account-sign-in"), type="submit"),
            action=routes.CODE_POST,
        ),
        rx.el.p(rx.el.a(t("factor-back"), href=link_to(routes.SIGN_IN))),
        title=t("factor-sign-in-title"),
    )


PAGE = Page(routes.SIGN_IN_CODE, view, "factor-sign-in-title", State.load)
