"""The office's mailbox: which mails wait, arrived or failed, and in demo mode what they say."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.models.mail import MailState
from elternportal.pages import Page
from elternportal.services.office.mail_query import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_SEARCH,
    WORDS,
)
from elternportal.state.office.mailbox import MailboxPageState as State
from elternportal.state.office.mailbox_views import MailLine, OpenMailLine, TextLine
from elternportal.ui.components import (
    Tone,
    badge,
    button,
    card,
    empty_state,
    file_button,
    form,
    link_button,
    section,
    skeleton,
    table_of,
    table_row,
    text_field,
)
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links, pager_links

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
        _search(),
        choice_links(t("mailbox-filter"), State.states),
        table_of(
            State.mails,
            _row,
            [t(f"mailbox-head-{name}") for name in ("subject", "state", "recipient", "when")],
            caption=t("mailbox-title"),
            empty=rx.cond(
                State.is_searched,
                empty_state(t("mailbox-none-found"), "search-x"),
                empty_state(t("mailbox-empty"), "mail"),
            ),
        ),
        pager_links(State.pages),
        actions(file_button(t("mailbox-table"), State.table_href)),
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


def _search() -> rx.Component:
    """By receiver and by day."""
    days = (State.first_day, FIRST_DAY, "from"), (State.last_day, LAST_DAY, "until")
    return form(
        text_field(
            t("mailbox-search"),
            WORDS,
            type="search",
            value=State.words,
            required=False,
            max_length=LONGEST_SEARCH,
        ),
        *(
            text_field(t(f"mailbox-search-{key}"), name, type="date", value=value, required=False)
            for value, name, key in days
        ),
        button(t("listing-search"), kind="secondary", icon="search", type="submit"),
        rx.cond(State.is_searched, rx.el.a(t("listing-search-end"), href=State.all_href)),
        on_submit=State.search,
        key=State.list_href,
        role="search",
        class_name="ep-letter-search",
    )


def _row(mail: ObjectVar[MailLine]) -> rx.Component:
    return table_row(
        link_button(mail.subject, mail.href, kind="quiet"),
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
            link_button(t("mailbox-back"), State.list_href, kind="secondary", icon="arrow-left"),
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
