"""Einstellungen: own data, children, notifications, password, signed-in devices."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.auth.passwords import MIN_LENGTH
from elternportal.i18n import LANGUAGES, t
from elternportal.pages import Page
from elternportal.services.school import ChildView
from elternportal.state.access.own_settings import SessionLine
from elternportal.state.access.own_settings import SettingsPageState as State
from elternportal.ui.access.own_email import own_email
from elternportal.ui.access.sign_ons import own_sign_ons
from elternportal.ui.components import (
    badge,
    button,
    chip,
    form,
    link_button,
    section,
    select_field,
    skeleton,
    text_field,
)
from elternportal.ui.layout import link_to, page_frame
from elternportal.ui.notifications import notification_choices


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                _children(),
                _own_data(),
                own_email(State.email),
                notification_choices(),
                _password(),
                _second_factor(),
                own_sign_ons(),
                _sessions(),
            ),
            skeleton(6),
        ),
        title=t("account-settings-title"),
        group="settings",
    )


def _children() -> rx.Component:
    return section(
        t("account-children"),
        rx.cond(
            State.children_of_mine.length() > 0,
            rx.el.ul(rx.foreach(State.children_of_mine, _child), class_name="ep-list"),
            rx.el.p(t("account-no-children"), class_name="ep-muted"),
        ),
        form(
            rx.el.p(t("account-add-child-intro")),
            text_field(
                t("account-pin"),
                "pin",
                hint=t("account-pin-hint"),
                auto_capitalize="characters",
                spell_check=False,
            ),
            button(t("account-add-child"), kind="secondary", type="submit"),
            on_submit=State.add_child,
            key=State.accepted.to_string(),
        ),
    )


def _child(child: ObjectVar[ChildView]) -> rx.Component:
    return rx.el.li(rx.el.span(child.name), " ", chip(child.class_name))


def _own_data() -> rx.Component:
    return section(
        t("account-own-data"),
        form(
            text_field(
                t("account-name"),
                "name",
                hint=t("account-name-hint"),
                value=State.name,
                autocomplete="name",
            ),
            select_field(
                t("account-language"),
                "language",
                [(language, t(f"account-language-{language}")) for language in LANGUAGES],
                value=State.mail_language,
            ),
            button(t("account-save"), kind="secondary", type="submit"),
            on_submit=State.save_own_data,
        ),
    )


def _password() -> rx.Component:
    return section(
        t("account-change-password"),
        form(
            text_field(
                t("account-old-password"),
                "old",
                type="password",
                autocomplete="current-password",
            ),
            text_field(
                t("account-new-password"),
                "password",
                type="password",
                hint=t("account-new-password-hint", count=MIN_LENGTH),
                autocomplete="new-password",
            ),
            button(t("account-change-password"), kind="secondary", type="submit"),
            on_submit=State.change_password,
            key=State.accepted.to_string(),
        ),
    )


def _second_factor() -> rx.Component:
    return section(
        t("factor-title"),
        rx.el.p(t("factor-about")),
        link_button(t("factor-link"), link_to(routes.SECOND_FACTOR), kind="secondary"),
    )


def _sessions() -> rx.Component:
    return section(
        t("account-sessions"),
        rx.el.ul(rx.foreach(State.sessions, _session), class_name="ep-list"),
        rx.cond(
            State.sessions.length() > 1,
            button(
                t("account-end-other-sessions"),
                kind="secondary",
                on_click=State.end_other_sessions,
            ),
        ),
    )


def _session(line: ObjectVar[SessionLine]) -> rx.Component:
    return rx.el.li(
        rx.el.span(line.browser, " – ", line.last_seen),
        " ",
        rx.cond(
            line.is_current,
            badge(t("account-this-browser")),
            button(
                t("account-end-session"),
                kind="secondary",
                on_click=State.end_session(line.id),
            ),
        ),
        key=line.id.to_string(),
    )


PAGE = Page(routes.SETTINGS, view, "account-settings-title", State.load)
