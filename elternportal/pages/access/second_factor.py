"""Einstellungen → zweiter Faktor: set up an app that shows codes, or take it off."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.access.second_factor import SecondFactorPageState as State
from elternportal.ui.components import button, form, section, skeleton, text_field
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.step_up import step_up


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                rx.el.p(t("factor-about")),
                rx.el.p(State.told, class_name="kern-body kern-body--bold"),
                step_up(),
                rx.cond(State.codes.length() > 0, _codes()),
                rx.cond(State.secret != "", _set_up(), _acts()),
            ),
            skeleton(4),
        ),
        title=t("factor-title"),
        group="settings",
    )


def _acts() -> rx.Component:
    return rx.cond(
        State.is_on,
        rx.fragment(
            rx.el.p(State.told_codes),
            actions(
                button(t("factor-renew-codes"), kind="secondary", on_click=State.renew_codes),
                button(t("factor-remove"), kind="secondary", on_click=State.remove),
            ),
        ),
        actions(button(t("factor-begin"), on_click=State.begin)),
    )


def _set_up() -> rx.Component:
    return section(
        t("factor-set-up"),
        rx.el.p(t("factor-scan")),
        rx.el.img(src=State.picture, alt=t("factor-picture")),
        rx.el.p(t("factor-type"), " ", rx.el.code(State.secret)),
        form(
            text_field(
                t("factor-code"),
                "code",
                hint=t("factor-code-hint"),
                autocomplete="one-time-code",
                input_mode="numeric",
                max_length=10,
            ),
            actions(
                button(t("factor-confirm"), type="submit"),
                button(t("factor-cancel"), kind="secondary", on_click=State.cancel),
            ),
            on_submit=State.confirm,
        ),
    )


def _codes() -> rx.Component:
    return section(
        t("factor-codes"),
        rx.el.p(t("factor-codes-about")),
        rx.el.ul(rx.foreach(State.codes, _code), class_name="ep-list"),
        role="status",
    )


def _code(code: rx.Var[str]) -> rx.Component:
    return rx.el.li(rx.el.code(code), key=code)


PAGE = Page(routes.SECOND_FACTOR, view, "factor-title", State.load)
