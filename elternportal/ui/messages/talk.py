"""One message of a conversation: own side on the right, the other on the left."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.messages.conversations import MessagesPageState as State
from elternportal.state.messages.lines import MessageLine
from elternportal.ui.attachments import file_list
from elternportal.ui.components import button, cancel_button, confirm, form, text_field
from elternportal.ui.icons import icon


def message(line: ObjectVar[MessageLine]) -> rx.Component:
    """A message with its author and time, and what can be done with it."""
    return rx.el.li(
        rx.cond(line.day != "", rx.el.p(line.day, class_name="ep-talk-day")),
        rx.el.div(
            rx.el.p(
                rx.el.strong(line.author),
                " ",
                rx.el.span(rx.cond(line.waits != "", line.waits, line.when), class_name="ep-muted"),
                class_name="ep-bubble-head",
            ),
            rx.cond(
                line.is_withdrawn,
                rx.el.p(t("messages-withdrawn"), class_name="ep-muted"),
                rx.fragment(
                    rx.cond(line.text != "", rx.el.p(line.text, class_name="ep-lines")),
                    rx.cond(line.files.length() > 0, file_list(line.files)),
                ),
            ),
            rx.cond(
                line.is_read,
                rx.el.p(icon("check-check", 16), t("messages-read"), class_name="ep-bubble-read"),
            ),
            class_name="ep-bubble",
        ),
        _ways(line),
        key=line.id.to_string(),
        custom_attrs={"data-ours": rx.cond(line.is_ours, "true", "false")},
        class_name="ep-talk-line",
    )


def _ways(line: ObjectVar[MessageLine]) -> rx.Component:
    return rx.fragment(
        rx.cond(
            line.may_withdraw,
            rx.cond(
                State.withdraws == line.id,
                confirm(
                    t("messages-withdraw-question"),
                    State.withdraw,
                    State.ask_withdraw(0),
                    yes=t("messages-withdraw"),
                ),
                _quiet(t("messages-withdraw"), line, State.ask_withdraw(line.id)),
            ),
        ),
        rx.cond(
            line.may_report,
            rx.cond(
                State.reports == line.id,
                _report(),
                _quiet(t("messages-report"), line, State.ask_report(line.id)),
            ),
        ),
    )


def _quiet(
    text: str, line: ObjectVar[MessageLine], on_click: rx.event.EventType[()]
) -> rx.Component:
    about = f"{text}: " + line.author.to(str) + ", " + line.when.to(str)
    return rx.el.button(
        text, type="button", aria_label=about, on_click=on_click, class_name="ep-bubble-way"
    )


def _report() -> rx.Component:
    return form(
        rx.el.p(t("messages-report-about")),
        text_field(t("messages-field-reason"), "reason", required=False, max_length=500),
        rx.el.div(
            button(t("messages-report-send"), kind="danger", type="submit"),
            cancel_button(t("messages-cancel"), State.ask_report(0)),
            class_name="ep-actions",
        ),
        on_submit=State.report,
        thing=State.reports,
    )
