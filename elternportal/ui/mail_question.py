"""The end of a form that may send a mail: buttons, or what ``state/mail_question.py`` asks."""

import reflex as rx

from elternportal.i18n import t
from elternportal.state.mail_question import MailQuestionState
from elternportal.ui.components import button
from elternportal.ui.editing import actions


def or_mail_question(
    state: type[MailQuestionState], buttons: rx.Component, form_id: str
) -> rx.Component:
    """``buttons`` of the form with this id, unless it is asked how many get a mail."""
    return rx.cond(
        state.asks_mail != "",
        rx.el.div(
            rx.el.p(state.asks_mail, class_name="ep-strong"),
            actions(
                button(t("ui-mail-question-yes"), type="submit", form=form_id),
                button(t("ui-mail-question-no"), kind="secondary", on_click=state.do_not_ask),
            ),
            role="alert",
            class_name="ep-card",
        ),
        buttons,
    )
