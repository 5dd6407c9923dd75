"""A message to a class: what was written, and each family's conversation."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.messages import CLASS_MESSAGE, MESSAGES
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.messages.class_message import ClassMemberLine
from elternportal.state.messages.class_message import ClassMessagePageState as State
from elternportal.ui.components import badge, button, confirm, file_button, section, skeleton
from elternportal.ui.layout import page_frame
from elternportal.ui.place import back_link


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _message(), skeleton(6)),
        title=rx.cond(State.subject != "", State.subject, t("class-message-title")),
        group="reports",
        back=back_link(MESSAGES, t("messages-back")),
    )


def _message() -> rx.Component:
    return rx.fragment(
        rx.el.p(State.about, class_name="ep-muted"),
        rx.el.div(rx.el.p(State.text, class_name="ep-lines"), class_name="ep-card"),
        rx.cond(
            State.unreached != "",
            rx.el.div(
                rx.el.p(State.unreached),
                file_button(State.notes_label, State.notes, icon="printer"),
                class_name="ep-card ep-stack",
            ),
        ),
        section(
            t("class-message-families"),
            rx.el.p(State.counts, aria_live="polite"),
            rx.el.ul(rx.foreach(State.members, _member), class_name="ep-list"),
        ),
        rx.cond(
            State.may_withdraw,
            rx.cond(
                State.asks,
                confirm(
                    State.question,
                    State.withdraw,
                    State.ask_withdraw(False),
                    yes=t("class-message-withdraw"),
                ),
                rx.el.div(
                    button(
                        t("class-message-withdraw"),
                        kind="quiet",
                        on_click=State.ask_withdraw(True),
                    ),
                    class_name="ep-actions",
                ),
            ),
        ),
    )


def _member(line: ObjectVar[ClassMemberLine]) -> rx.Component:
    return rx.el.li(
        rx.el.a(line.child, href=line.href, class_name="kern-link ep-letter-cell"),
        rx.match(
            line.tone,
            ("warning", badge(line.word, tone="warning")),
            ("success", badge(line.word, tone="success")),
            badge(line.word, tone="info"),
        ),
        key=line.id.to_string(),
    )


PAGE = Page(CLASS_MESSAGE, view, "class-message-title", State.load)
