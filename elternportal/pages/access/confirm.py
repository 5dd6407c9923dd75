"""Say yes or no to what a mail asked: whether a role, or a new address, is one's own."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.access.confirm import ConfirmPageState as State
from elternportal.ui.components import button, form, link_button, skeleton
from elternportal.ui.layout import link_to, plain_frame


def view() -> rx.Component:
    return plain_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(State.result != "", _result(), _question()),
            skeleton(2),
        ),
        title=t("confirm-title"),
    )


def _result() -> rx.Component:
    return rx.fragment(
        rx.el.p(State.result, role="status"),
        link_button(t("account-to-sign-in"), link_to(routes.SIGN_IN), kind="secondary"),
    )


def _question() -> rx.Component:
    is_role = State.what == routes.CONFIRM_ROLE
    return rx.fragment(
        rx.el.p(rx.cond(is_role, t("confirm-role-question"), t("confirm-email-question"))),
        rx.el.div(
            _answer(rx.cond(is_role, t("confirm-role-say-yes"), t("confirm-email-say-yes"))),
            rx.cond(is_role, _answer(t("confirm-role-say-no"), routes.NO)),
            class_name="ep-actions",
        ),
        rx.cond(is_role, rx.fragment(), rx.el.p(t("confirm-email-else"), class_name="ep-muted")),
    )


def _answer(text: str | rx.Var[str], said: str = routes.YES) -> rx.Component:
    return form(
        # Filled from the fragment by assets/account.js when the form is sent.
        rx.el.input(type="hidden", name="token"),
        rx.el.input(type="hidden", name="what", value=State.what),
        rx.el.input(type="hidden", name="answer", value=said),
        rx.el.input(type="hidden", name="language", value=current_language()),
        button(text, type="submit", kind="primary" if said == routes.YES else "secondary"),
        action=routes.CONFIRM_POST,
        class_name="ep-form-inline",
    )


PAGE = Page(routes.CONFIRM, view, "confirm-title", State.load)
