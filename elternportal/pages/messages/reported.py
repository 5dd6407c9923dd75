"""Gemeldete Nachrichten: what the head is shown, and nothing else."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.messages import REPORTED_MESSAGES
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.messages.reported import ReportedMessagesPageState as State
from elternportal.state.messages.reported import ReportLine
from elternportal.ui.components import badge, button, card, empty_state, skeleton
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                rx.el.p(t("reported-messages-about"), class_name="ep-muted"),
                rx.cond(
                    State.reports.length() > 0,
                    rx.el.div(rx.foreach(State.reports, _report), class_name="ep-cards"),
                    empty_state(t("reported-messages-none"), "circle-check"),
                ),
            ),
            skeleton(4),
        ),
        title=t("reported-messages-title"),
        group="reports",
    )


def _report(line: ObjectVar[ReportLine]) -> rx.Component:
    return card(
        rx.el.p(line.told, class_name="ep-muted"),
        rx.cond(
            State.shown_id == line.id,
            rx.fragment(
                rx.el.blockquote(State.text, class_name="ep-lines"),
                rx.cond(State.reason != "", rx.el.p(State.reason)),
            ),
            rx.el.div(
                button(
                    t("reported-messages-read"),
                    kind="secondary",
                    icon="eye",
                    aria_label=t("reported-messages-read") + ": " + line.child.to(str),
                    on_click=State.show_text(line.id),
                ),
                class_name="ep-actions",
            ),
        ),
        rx.cond(
            line.is_done,
            badge(t("reported-messages-is-done"), tone="success", icon="check"),
            rx.el.div(
                button(
                    t("reported-messages-done"),
                    kind="secondary",
                    icon="check",
                    aria_label=t("reported-messages-done") + ": " + line.child.to(str),
                    on_click=State.finish(line.id),
                ),
                class_name="ep-actions",
            ),
        ),
        title=line.child,
        level=2,
        key=line.id.to_string(),
    )


PAGE = Page(REPORTED_MESSAGES, view, "reported-messages-title", State.load)
