"""The office's mailbox: which mails wait, arrived or failed, and in demo mode what they say."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.models.mail import MailState
from elternportal.pages import Page
from elternportal.state.office.mailbox import MailboxPageState as State
from elternportal.state.office.mailbox_views import MailLine, OpenMailLine, TextLine
from elternportal.ui.components import (
    Tab,
    Tone,
    badge,
    button,
    card,
    empty_state,
    section,
    skeleton,
    table_of,
    table_row,
    tabs,
)
from elternportal.ui.layout import page_frame

_TONES: dict[MailState, Tone] = {
    MailState.QUEUED: "info",
    MailState.UNKNOWN: "warning",
    MailState.SENT: "success",
    MailState.UNDELIVERABLE: "danger",
    MailState.DIVERTED: "info",
    MailState.DROPPED: "warning",
}


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.cond(
                State.opened.length() > 0,
                rx.foreach(State.opened, _opened),
                _list(),
            ),
            skeleton(4),
        ),
        title=t("mailbox-title"),
        group="office",
    )


def _list() -> rx.Component:
    return rx.fragment(
        rx.el.p(
            rx.cond(State.keeps_texts, t("mailbox-about-demo"), t("mailbox-about")),
            class_name="ep-muted",
        ),
        _stop(),
        tabs(
            t("mailbox-filter"),
            [
                Tab(
                    t("mailbox-all"),
                    State.shown == "",
                    on_click=State.show(""),
                ),
                *(_tab(place, state) for place, state in enumerate(MailState)),
            ],
        ),
        table_of(
            State.mails,
            _row,
            [t(f"mailbox-head-{name}") for name in ("subject", "state", "recipient", "when")],
            caption=t("mailbox-title"),
            empty=empty_state(t("mailbox-empty"), "mail"),
        ),
    )


def _stop() -> rx.Component:
    """No mail goes because the mail server refuses all."""
    return rx.cond(
        State.stop != "",
        card(
            rx.el.p(State.stop),
            button(t("mailbox-stop-try"), kind="secondary", on_click=State.try_server),
            title=t("mailbox-stop-title"),
            level=2,
        ),
    )


def _tab(place: int, state: MailState) -> Tab:
    count = State.counts[place]
    return Tab(
        f"{t(f'mailbox-state-{state}')} ({count})",
        State.shown == state.value,
        on_click=State.show(state.value),
    )


def _row(mail: ObjectVar[MailLine]) -> rx.Component:
    return table_row(
        button(mail.subject, kind="quiet", on_click=State.open_mail(mail.id)),
        _state(mail.state),
        mail.recipient,
        rx.el.span(mail.when, class_name="ep-times"),
        key=mail.id.to_string(),
    )


def _state(state: rx.Var[str]) -> rx.Component:
    return rx.match(
        state,
        *((one.value, badge(t(f"mailbox-state-{one}"), tone=_TONES[one])) for one in MailState),
        rx.fragment(),
    )


def _opened(mail: ObjectVar[OpenMailLine]) -> rx.Component:
    return rx.fragment(
        rx.el.div(
            button(
                t("mailbox-back"),
                kind="secondary",
                icon="arrow-left",
                on_click=State.close_mail,
                auto_focus=True,
            ),
            class_name="ep-actions",
        ),
        section(
            mail.head.subject,
            rx.el.p(_state(mail.head.state), " ", mail.head.when),
            rx.el.p(t("mailbox-to"), " ", mail.head.recipient),
            rx.cond(mail.error != "", rx.el.p(t("mailbox-error"), " ", mail.error)),
            rx.cond(
                mail.may_retry,
                button(t("mailbox-retry"), on_click=State.retry(mail.id)),
            ),
            rx.cond(
                mail.lines.length() > 0,
                rx.el.div(rx.foreach(mail.lines, _line), class_name="ep-card"),
                rx.el.p(t("mailbox-no-text"), class_name="ep-muted"),
            ),
        ),
    )


def _line(line: ObjectVar[TextLine]) -> rx.Component:
    return rx.cond(
        line.href != "",
        rx.el.p(rx.el.a(line.text, href=line.href, reload_document=True)),
        rx.el.p(line.text),
    )


PAGE = Page(routes.OFFICE_MAILBOX, view, "mailbox-title", State.load)
