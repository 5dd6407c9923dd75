"""Nachrichten: all conversations, and beside them the open one; on the phone one of both."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.messages import MESSAGES, NEW_MESSAGE
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.messages.conversations import MessagesPageState as State
from elternportal.state.messages.lines import OpenThreadLine, SuccessorLine, ThreadLine
from elternportal.ui.components import (
    badge,
    button,
    cancel_button,
    empty_state,
    file_button,
    form,
    link_button,
    select_field,
    skeleton,
)
from elternportal.ui.icons import icon
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links, list_search, pager_links
from elternportal.ui.messages.composer import composer
from elternportal.ui.messages.talk import message
from elternportal.ui.place import link_to

TALK = cast("ObjectVar[OpenThreadLine]", State.talk)


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.el.div(
                _list(),
                _beside(),
                custom_attrs={"data-open": rx.cond(State.thread_id > 0, "true", "false")},
                class_name="ep-messages",
            ),
            skeleton(6),
        ),
        title=t("messages-title"),
        group="reports",
    )


def _list() -> rx.Component:
    return rx.el.div(
        link_button(t("messages-write"), link_to(NEW_MESSAGE), icon="square-pen"),
        choice_links(t("messages-shown"), State.choices),
        list_search(t("messages-search"), State.words, State.search, State.without_words),
        rx.cond(
            State.threads.length() > 0,
            rx.fragment(
                rx.el.nav(
                    rx.el.ul(rx.foreach(State.threads, _thread), class_name="ep-threads"),
                    aria_label=t("messages-list"),
                ),
                pager_links(State.pages),
            ),
            empty_state(State.empty, "message-square-text"),
        ),
        class_name="ep-messages-list",
    )


def _thread(line: ObjectVar[ThreadLine]) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.el.strong(line.who),
                rx.el.span(line.when, class_name="ep-muted ep-thread-when"),
                class_name="ep-thread-head",
            ),
            rx.el.span(
                rx.el.span(line.subject),
                rx.cond(line.is_unread, badge(t("messages-new"), tone="success")),
                class_name="ep-thread-head",
            ),
            rx.cond(line.about != "", rx.el.span(line.about, class_name="ep-muted")),
            href=line.href,
            aria_current=rx.cond(line.is_current, "page", "false"),
            class_name="ep-thread",
        ),
        key=line.id.to_string(),
    )


def _beside() -> rx.Component:
    return rx.el.div(
        rx.cond(
            TALK.subject != "",
            _talk(),
            rx.el.div(empty_state(t("messages-choose"), "message-square-text")),
        ),
        class_name="ep-messages-talk",
    )


def _talk() -> rx.Component:
    return rx.fragment(
        rx.el.p(
            rx.el.a(
                icon("arrow-left"), t("messages-back"), href=State.to_list, class_name="ep-back"
            ),
            class_name="ep-messages-back",
        ),
        _head(),
        rx.cond(
            TALK.earlier != "",
            rx.el.p(rx.el.a(TALK.earlier, href=TALK.earlier_href, class_name="kern-link")),
        ),
        rx.el.ol(
            rx.foreach(State.messages, message),
            role="log",
            aria_label=t("messages-title"),
            custom_attrs={
                "data-talk": State.thread_id.to_string(),
                "data-count": State.messages.length().to_string(),
            },
            class_name="ep-talk",
        ),
        rx.cond(TALK.obstacle == "", composer(), rx.el.p(TALK.obstacle, class_name="ep-strong")),
        _steps(),
    )


def _head() -> rx.Component:
    return rx.el.header(
        rx.el.h2(TALK.subject, class_name="kern-heading-medium"),
        rx.el.p(rx.el.strong(TALK.who), " · ", TALK.about),
        rx.el.p(TALK.readers, class_name="ep-muted"),
        rx.cond(TALK.handed_over != "", rx.el.p(TALK.handed_over, class_name="ep-muted")),
        rx.cond(TALK.hours != "", rx.el.p(TALK.hours)),
        rx.cond(
            TALK.note != "",
            rx.el.div(
                rx.el.p(t("messages-unreached")),
                file_button(t("messages-note"), TALK.note, icon="printer"),
                class_name="ep-card ep-stack",
            ),
        ),
        class_name="ep-talk-head",
    )


def _steps() -> rx.Component:
    """What else can be done with the conversation."""
    return rx.fragment(
        rx.el.div(
            file_button(t("messages-pdf"), TALK.paper),
            rx.cond(
                TALK.may_hand_over & ~State.hands_over,
                button(t("messages-hand-over"), kind="quiet", on_click=State.ask_hand_over(True)),
            ),
            rx.cond(
                TALK.is_school,
                rx.cond(
                    TALK.is_closed,
                    button(t("messages-open-again"), kind="quiet", on_click=State.close(False)),
                    button(t("messages-close"), kind="quiet", on_click=State.close(True)),
                ),
            ),
            class_name="ep-actions",
        ),
        rx.cond(State.hands_over, _hand_over()),
    )


def _hand_over() -> rx.Component:
    return form(
        rx.el.p(t("messages-hand-over-about")),
        select_field(
            t("messages-field-successor"), "successor", rx.foreach(State.successors, _successor)
        ),
        rx.el.div(
            button(t("messages-hand-over-send"), kind="danger", type="submit"),
            cancel_button(t("messages-cancel"), State.ask_hand_over(False)),
            class_name="ep-actions",
        ),
        on_submit=State.give_to,
    )


def _successor(line: ObjectVar[SuccessorLine]) -> rx.Component:
    return rx.el.option(line.name, value=line.id, key=line.id)


PAGE = Page(MESSAGES, view, "messages-title", State.load)
