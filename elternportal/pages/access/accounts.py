"""Zugänge for office and head: all accounts, found and filtered, and new ones for the office."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.names import MAX_PERSON_NAME
from elternportal.domain.people import Role
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.services.access.account_scope import MAX_REASON
from elternportal.state.access.accounts import AccountLine
from elternportal.state.access.accounts import OfficeAccountsPageState as State
from elternportal.ui.access.accounts import account_tabs
from elternportal.ui.components import (
    badge,
    button,
    confirm,
    email_field,
    empty_state,
    form,
    link_button,
    select_field,
    skeleton,
    table_of,
    table_row,
    text_field,
)
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links, list_search, pager_links, sortable_heads
from elternportal.ui.step_up import step_up


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(account_tabs(routes.OFFICE_ACCOUNTS), _list(), _new()),
            skeleton(8),
        ),
        title=t("accounts-title"),
        group="office",
    )


def _list() -> rx.Component:
    return rx.fragment(
        choice_links(t("accounts-filter"), State.kinds),
        list_search(t("accounts-search"), State.words, State.search, State.without_words),
        table_of(
            State.rows,
            _row,
            sortable_heads(State.heads),
            caption=t("accounts-title"),
            empty=empty_state(t("accounts-empty"), "users"),
            class_name="ep-table-cards",
        ),
        pager_links(State.pages),
    )


def _row(line: ObjectVar[AccountLine]) -> rx.Component:
    return table_row(
        rx.fragment(
            link_button(line.name, line.href, kind="quiet"),
            rx.cond(line.email != "", rx.el.div(line.email, class_name="ep-muted")),
            rx.cond(line.stands != "", badge(line.stands, tone="warning")),
        ),
        rx.fragment(
            line.roles,
            rx.cond(line.children != "", rx.el.div(line.children, class_name="ep-muted")),
        ),
        rx.fragment(
            rx.el.span(t("accounts-head-last") + ": ", class_name="ep-only-phone ep-muted"),
            line.last,
        ),
        key=line.id.to_string(),
    )


def _new() -> rx.Component:
    return rx.cond(
        State.is_adding,
        rx.el.div(
            step_up(),
            _form(),
            rx.cond(
                State.owner_question != "",
                confirm(
                    State.owner_question,
                    State.ask_owner,
                    State.begin_adding(False),
                    yes=t("accounts-owner-yes"),
                    no=t("accounts-cancel"),
                    danger=False,
                ),
            ),
            class_name="ep-card",
        ),
        actions(
            button(
                t("accounts-new"),
                kind="secondary",
                icon="plus",
                on_click=State.begin_adding(True),
            )
        ),
    )


def _form() -> rx.Component:
    return form(
        rx.el.p(t("accounts-new-about"), class_name="ep-muted"),
        email_field(t("account-email"), autocomplete="off"),
        text_field(t("accounts-new-name"), "name", max_length=MAX_PERSON_NAME),
        select_field(
            t("accounts-new-role"),
            "role",
            rx.fragment(
                rx.el.option(t("accounts-role-office"), value=Role.OFFICE.value),
                rx.cond(
                    State.may_make_head,
                    rx.el.option(t("accounts-role-head"), value=Role.HEAD.value),
                ),
            ),
        ),
        text_field(
            t("accounts-reason"), "reason", hint=t("accounts-reason-hint"), max_length=MAX_REASON
        ),
        actions(
            button(t("accounts-new-invite"), type="submit"),
            button(t("accounts-cancel"), kind="secondary", on_click=State.begin_adding(False)),
        ),
        on_submit=State.add_staff,
        key=State.added.to_string(),
    )


PAGE = Page(routes.OFFICE_ACCOUNTS, view, "accounts-title", State.load)
