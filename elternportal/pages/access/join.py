"""Two accounts of one person become one: whose they are, what comes along, and a reason."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.services.access.account_scope import MAX_REASON
from elternportal.state.access.join import JoinAccountsPageState as State
from elternportal.ui.components import button, email_field, form, skeleton, text_field
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.place import back_to_address
from elternportal.ui.step_up import step_up


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _steps(), skeleton(4)),
        title=t("accounts-join-title"),
        group="office",
        back=back_to_address(State.account_href, t("accounts-join-back")),
    )


def _steps() -> rx.Component:
    return rx.fragment(
        rx.el.p(State.about),
        step_up(),
        rx.cond(State.question != "", _question(), _other_account()),
    )


def _other_account() -> rx.Component:
    return form(
        email_field(
            t("accounts-join-email"), hint=t("accounts-join-email-hint"), autocomplete="off"
        ),
        actions(button(t("accounts-join-look"), type="submit")),
        on_submit=State.look,
    )


def _question() -> rx.Component:
    return form(
        rx.el.p(State.question, class_name="kern-body kern-body--bold"),
        rx.el.p(t("accounts-join-what")),
        rx.el.ul(rx.foreach(State.moves, lambda line: rx.el.li(line, key=line))),
        rx.el.p(State.ends),
        text_field(
            t("accounts-reason"),
            "reason",
            hint=t("accounts-reason-hint"),
            max_length=MAX_REASON,
            auto_focus=True,
        ),
        actions(
            button(t("accounts-join-do"), kind="danger", type="submit"),
            button(t("accounts-cancel"), kind="secondary", on_click=State.cancel),
        ),
        on_submit=State.join,
        aria_label=State.question,
        class_name="ep-form ep-confirm",
    )


PAGE = Page(routes.OFFICE_JOIN, view, "accounts-join-title", State.load)
