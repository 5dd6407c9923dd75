"""The field in which one writes, at hand below the conversation."""

import reflex as rx

from elternportal.domain.messages import LONGEST_MESSAGE
from elternportal.i18n import t
from elternportal.state.messages.conversations import MessagesPageState as State
from elternportal.ui.attachments import attachments_field
from elternportal.ui.components import button, form, text_field


def composer() -> rx.Component:
    """A message; a file and a later time are folded away, for most need neither."""
    return form(
        text_field(
            t("messages-field-text"),
            "text",
            multiline=True,
            max_length=LONGEST_MESSAGE,
            rows=3,
        ),
        rx.el.div(
            more_fields(),
            button(t("messages-send"), type="submit", icon="send"),
            class_name="ep-composer-foot",
        ),
        on_submit=State.send,
        thing=State.thread_id,
        key=State.thread_id.to_string() + "-" + State.sent.to_string(),
        custom_attrs={"data-composer": ""},
        class_name="ep-form ep-composer",
    )


def more_fields() -> rx.Component:
    """Files, and when the message is delivered."""
    return rx.el.details(
        rx.el.summary(t("messages-more")),
        attachments_field(t("messages-field-files")),
        text_field(
            t("messages-field-deliver-at"),
            "deliver_at",
            type="datetime-local",
            hint=t("messages-deliver-at-hint"),
            required=False,
        ),
    )
